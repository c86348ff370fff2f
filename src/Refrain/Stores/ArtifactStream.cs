using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;

namespace Refrain.Stores;

/// <summary>
/// Reads an artifact from its start to its end and hashes it on the way. The last bytes are given out only if the whole had the length and
/// the hash that the catalog says; otherwise <see cref="CorruptArtifactException"/> is thrown in their place. Not thread-safe.
/// </summary>
public sealed class ArtifactStream : Stream
{
    private const int BufferSize = 128 * 1024;

    // Reads of at least this many bytes go straight into the reader's buffer.
    private const int Direct = 32 * 1024;

    private readonly ArtifactStore _store;
    private readonly CatalogEntry _entry;
    private readonly string _place;
    private Stream? _bytes;
    private readonly IncrementalHash? _hash;
    private byte[]? _buffer;
    private int _start;
    private int _end;
    private long _fetched;
    private CorruptArtifactException? _failure;

    internal ArtifactStream(ArtifactStore store, CatalogEntry entry, Stream bytes, string place)
    {
        _store = store;
        _entry = entry;
        _place = place;
        _bytes = bytes;
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Size = entry.Size;
    }

    /// <summary>Inline bytes, which have been seen to be intact.</summary>
    internal ArtifactStream(ArtifactStore store, CatalogEntry entry, Stream intact)
    {
        _store = store;
        _entry = entry;
        _place = "";
        _bytes = intact;
        Size = entry.Size;
        _fetched = Size;
    }

    /// <summary>The number of bytes of the artifact.</summary>
    public long Size { get; }

    /// <summary>Whether everything was read and found intact.</summary>
    internal bool IsVerified => _fetched == Size && _failure is null;

    /// <summary>Whether what was read is not what was committed.</summary>
    internal bool IsDamaged => _failure is not null;

    /// <inheritdoc/>
    public override bool CanRead => _bytes is not null;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>
    /// Reads what has not been read, so that the whole is known to be intact. What was skipped so cannot be read any more. A stream that was
    /// closed before its end is opened anew for it.
    /// </summary>
    /// <exception cref="CorruptArtifactException">It is not.</exception>
    /// <exception cref="StoreException">The blob cannot be read.</exception>
    public void VerifyRest()
    {
        if (_failure is not null)
            throw Again(_failure);
        _start = _end = 0;
        if (_fetched == Size)
            return;
        if (_bytes is null)
        {
            using var again = _store.OpenRead(_entry);
            again.VerifyRest();
            return;
        }

        while (_fetched < Size)
            Fetch(Buffer());
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_bytes is null, this);
        if (_hash is null)
            return _bytes.Read(buffer);
        if (_start == _end)
        {
            if (IsVerified || buffer.IsEmpty)
                return 0;
            if (buffer.Length >= Direct)
                return Fetch(buffer);
            _start = 0;
            _end = Fetch(Buffer());
        }

        return Take(buffer);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_bytes is null, this);
        if (_hash is null)
            return _bytes.Read(buffer.Span);
        if (_start == _end)
        {
            if (IsVerified || buffer.IsEmpty)
                return 0;
            if (buffer.Length >= Direct)
                return await FetchAsync(buffer, cancellationToken).ConfigureAwait(false);
            _start = 0;
            _end = await FetchAsync(Buffer(), cancellationToken).ConfigureAwait(false);
        }

        return Take(buffer.Span);
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>What a reader swallowed is not forgotten: neither can it read on, nor are the bytes taken for verified.</summary>
    private static CorruptArtifactException Again(CorruptArtifactException failure)
    {
        ExceptionDispatchInfo.Throw(failure);
        return failure;
    }

    private byte[] Buffer() => _buffer ??= ArrayPool<byte>.Shared.Rent((int)Math.Min(BufferSize, Math.Max(Size, 1)));

    private int Take(Span<byte> destination)
    {
        var count = Math.Min(destination.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(destination);
        _start += count;
        return count;
    }

    private int Fetch(Span<byte> destination)
    {
        if (_failure is not null)
            throw Again(_failure);
        destination = destination[..(int)Math.Min(destination.Length, Size - _fetched)];
        try
        {
            var count = _bytes!.Read(destination);
            var more = count > 0 && _fetched + count == Size && _bytes.Read(stackalloc byte[1]) > 0;
            return Fetched(destination[..count], more);
        }
        catch (FileNotFoundException e)
        {
            throw _failure = new(_entry, _place, CorruptionReason.Missing, 0, e);
        }
    }

    private async ValueTask<int> FetchAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        if (_failure is not null)
            throw Again(_failure);
        destination = destination[..(int)Math.Min(destination.Length, Size - _fetched)];
        try
        {
            var count = await _bytes!.ReadAsync(destination, cancellationToken).ConfigureAwait(false);
            var more = count > 0 && _fetched + count == Size
                && await _bytes.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) > 0;
            return Fetched(destination.Span[..count], more);
        }
        catch (FileNotFoundException e)
        {
            throw _failure = new(_entry, _place, CorruptionReason.Missing, 0, e);
        }
    }

    /// <summary>Takes bytes into the hash, and throws where the artifact's end shows that it is not intact.</summary>
    private int Fetched(ReadOnlySpan<byte> bytes, bool more)
    {
        _hash!.AppendData(bytes);
        _fetched += bytes.Length;
        if (bytes.IsEmpty)
            throw _failure = new(_entry, _place, CorruptionReason.WrongLength, _fetched);
        if (more)
            throw _failure = new(_entry, _place, CorruptionReason.WrongLength, _fetched + 1);
        if (_fetched == Size)
        {
            Span<byte> hash = stackalloc byte[ContentHash.Size];
            _hash.GetHashAndReset(hash);
            if (ContentHash.From(hash) != _entry.Version)
                throw _failure = new(_entry, _place, CorruptionReason.WrongHash, _fetched);
        }

        return bytes.Length;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_bytes is not null)
        {
            _bytes.Dispose();
            _bytes = null;
            _hash?.Dispose();
            if (_buffer is { } buffer)
            {
                _buffer = null;
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        base.Dispose(disposing);
    }
}
