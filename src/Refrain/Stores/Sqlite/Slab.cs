namespace Refrain.Stores;

/// <summary>
/// Copies of short runs of bytes, many in one array: a million small arrays cost more than what is in them. The arrays grow with the number of copies, so that
/// a few hold nothing but themselves in memory. Used by one thread at a time.
/// </summary>
internal sealed class Slab
{
    private const int MostBytes = 64 * 1024;

    private byte[] _bytes = [];
    private int _used;
    private int _next;

    public ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes / 16)
            return bytes.ToArray();
        if (bytes.Length > _bytes.Length - _used)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(Math.Max(bytes.Length, _next));
            _used = 0;
            _next = Math.Min(MostBytes, _bytes.Length * 2);
        }

        var copy = _bytes.AsMemory(_used, bytes.Length);
        bytes.CopyTo(copy.Span);
        _used += bytes.Length;
        return copy;
    }
}
