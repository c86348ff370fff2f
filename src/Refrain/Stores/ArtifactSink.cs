using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace Refrain.Stores;

/// <summary>
/// Takes the bytes of one artifact from their start to their end, hashing them on the way: few are kept in memory, to go into the catalog;
/// more go to a blob under a temporary name. Disposed without <see cref="CompleteAsync"/>, it leaves nothing. Not thread-safe.
/// Writing throws <see cref="StoreException"/> where the blob store does.
/// </summary>
public sealed class ArtifactSink : Stream
{
    private const int FirstBuffer = 1024;
    private const int BlobBuffer = 128 * 1024;

    // Writes of at least this many bytes are not copied first.
    private const int Direct = 32 * 1024;

    private readonly ArtifactStore _store;
    private readonly IArtifactPlace _place;
    private readonly long _run;
    private readonly int _attempt;
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _count;
    private long _flushed;
    private IncrementalHash? _hash;
    private BlobWriter? _blob;
    private string _folder = "";

    internal ArtifactSink(ArtifactStore store, IArtifactPlace place, long run, int attempt) => (_store, _place, _run, _attempt) = (store, place, run, attempt);

    /// <summary>The number of bytes written so far.</summary>
    public long Size => _flushed + _count;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => _buffer is not null;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Closes the artifact: what it holds is durable if it is a blob, and in the answer if it is not.</summary>
    /// <param name="cancellationToken">Seen before the blob is put in place.</param>
    /// <returns>What the catalog entry is to say. Until that is committed, the artifact does not exist.</returns>
    /// <exception cref="StoreException">The blob cannot be made durable.</exception>
    public ValueTask<StoredBytes> CompleteAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (_blob is not null)
            return CompleteBlobAsync(_blob, _buffer, cancellationToken);
        var bytes = _buffer.AsSpan(0, _count).ToArray();
        Release();
        return new(new StoredBytes(ContentHash.Of(bytes), bytes.Length, bytes, null));
    }

    private async ValueTask<StoredBytes> CompleteBlobAsync(BlobWriter blob, byte[] buffer, CancellationToken cancellationToken)
    {
        if (_count > 0)
        {
            _hash!.AppendData(buffer, 0, _count);
            await blob.WriteAsync(buffer.AsMemory(0, _count), cancellationToken).ConfigureAwait(false);
            _flushed += _count;
            _count = 0;
        }

        var version = FinishHash();
        var stored = new StoredBytes(version, _flushed, null, await PutInPlaceAsync(version, cancellationToken).ConfigureAwait(false));
        Release();
        return stored;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Fits(buffer.Length))
        {
            Keep(buffer);
            return;
        }

        FlushBuffer();
        if (buffer.Length >= Direct)
        {
            _hash!.AppendData(buffer);
            _blob!.Write(buffer);
            _flushed += buffer.Length;
        }
        else
        {
            Keep(buffer);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Fits(buffer.Length))
        {
            await FlushBufferAsync(cancellationToken).ConfigureAwait(false);
            if (buffer.Length >= Direct)
            {
                _hash!.AppendData(buffer.Span);
                await _blob!.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
                _flushed += buffer.Length;
                return;
            }
        }

        Keep(buffer.Span);
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write([value]);

    /// <summary>Does nothing: only <see cref="CompleteAsync"/> makes anything durable.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Whether so many more bytes go into the buffer, which is made as large as it may be.</summary>
    private bool Fits(int length)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        if (length <= _buffer.Length - _count)
            return _blob is not null || _count + length <= ArtifactStore.InlineLimit;
        if (_blob is not null || _count + length > ArtifactStore.InlineLimit)
            return false;
        Resize(Math.Min(Math.Max(_buffer.Length * 4, _count + length), ArtifactStore.InlineLimit));
        return true;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_count));
        _count += bytes.Length;
    }

    private void FlushBuffer()
    {
        OpenBlob();
        _hash!.AppendData(_buffer!, 0, _count);
        _blob!.Write(_buffer.AsSpan(0, _count));
        Flushed();
    }

    private async ValueTask FlushBufferAsync(CancellationToken cancellationToken)
    {
        OpenBlob();
        _hash!.AppendData(_buffer!, 0, _count);
        await _blob!.WriteAsync(_buffer.AsMemory(0, _count), cancellationToken).ConfigureAwait(false);
        Flushed();
    }

    private void OpenBlob()
    {
        if (_blob is not null)
            return;
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _folder = _place.MakePartition();
        _blob = _store.Blobs.Create(_folder, string.Create(CultureInfo.InvariantCulture, $"{_run}-{_attempt}-{_place.Key.ToString()[..16]}"));
    }

    private void Flushed()
    {
        _flushed += _count;
        _count = 0;
        if (_buffer!.Length < BlobBuffer)
            Resize(BlobBuffer);
    }

    private void Resize(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer!);
        _buffer = larger;
    }

    private ContentHash FinishHash()
    {
        Span<byte> hash = stackalloc byte[ContentHash.Size];
        _hash!.GetHashAndReset(hash);
        return ContentHash.From(hash);
    }

    private async ValueTask<string> PutInPlaceAsync(ContentHash version, CancellationToken cancellationToken)
    {
        var file = version.ToString()[..ArtifactStore.BlobNameDigits];
        var name = $"{_folder}/{file}";

        // The same content made again: what is in place is as good, if it is intact. A damaged blob is replaced.
        return await _store.IsIntactAsync(name, _flushed, version, cancellationToken).ConfigureAwait(false)
            ? name
            : await _blob!.CompleteAsync(file, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Release();
        base.Dispose(disposing);
    }

    private void Release()
    {
        if (_buffer is not { } buffer)
            return;
        _buffer = null;
        ArrayPool<byte>.Shared.Return(buffer);
        _hash?.Dispose();
        _blob?.Dispose();
    }
}
