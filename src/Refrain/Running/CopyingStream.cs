using Refrain.Codecs;

namespace Refrain.Running;

/// <summary>Writes to another stream, and keeps a copy of it as long as that is not too long. The other stream stays the caller's. Not thread-safe.</summary>
/// <param name="destination">Where to.</param>
/// <param name="most">How many bytes a copy may have.</param>
internal sealed class CopyingStream(Stream destination, long most) : OneWayStream
{
    private MemoryStream? _copy = new();

    /// <summary>The copy; <see langword="null"/> if there was too much.</summary>
    public ReadOnlyMemory<byte>? Copy => _copy is null ? null : _copy.GetBuffer().AsMemory(0, (int)_copy.Length);

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        destination.Write(buffer);
        Keep(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await destination.WriteAsync(buffer, cancellationToken);
        Keep(buffer.Span);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => destination.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => destination.FlushAsync(cancellationToken);

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_copy is null)
            return;
        if (_copy.Length + bytes.Length > most)
            _copy = null;
        else
            _copy.Write(bytes);
    }
}
