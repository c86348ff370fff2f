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
        var copy = Take(bytes.Length);
        bytes.CopyTo(copy.Span);
        return copy;
    }

    /// <summary>Room to be filled once, with anything in it.</summary>
    public Memory<byte> Take(int length)
    {
        if (length > MostBytes / 16)
            return GC.AllocateUninitializedArray<byte>(length);
        if (length > _bytes.Length - _used)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(Math.Max(length, _next));
            _used = 0;
            _next = Math.Min(MostBytes, _bytes.Length * 2);
        }

        var room = _bytes.AsMemory(_used, length);
        _used += length;
        return room;
    }
}
