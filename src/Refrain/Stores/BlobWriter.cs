namespace Refrain.Stores;

/// <summary>
/// Writes one blob, from its start to its end. Nobody sees it before <see cref="CompleteAsync"/>; disposed without, it leaves nothing.
/// Not thread-safe. Writing throws <see cref="StoreException"/> where the place is full or gone.
/// </summary>
public abstract class BlobWriter : Stream
{
    /// <summary>Makes the bytes durable, then puts them in place under their final name, and makes that durable.</summary>
    /// <param name="name">The name within the folder. A blob that is there already is replaced in one step; its readers go on.</param>
    /// <param name="cancellationToken">Seen before the first step.</param>
    /// <returns>The blob's whole name.</returns>
    /// <exception cref="StoreException">The blob may be in place or not, but never in part. Dispose of the writer.</exception>
    public abstract ValueTask<string> CompleteAsync(string name, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public sealed override bool CanRead => false;

    /// <inheritdoc/>
    public sealed override bool CanSeek => false;

    /// <inheritdoc/>
    public sealed override bool CanWrite => true;

    /// <inheritdoc/>
    public sealed override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public abstract override void Write(ReadOnlySpan<byte> buffer);

    /// <summary>Does nothing: only <see cref="CompleteAsync"/> makes anything durable.</summary>
    public sealed override void Flush()
    {
    }
}
