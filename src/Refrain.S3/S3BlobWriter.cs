using System.Buffers;
using System.Globalization;
using Amazon.S3.Model;
using Refrain.Stores;

namespace Refrain.S3;

/// <summary>
/// Writes a blob: of one part, by one request; of more, by parts to the temporary's name, which the service then copies to the blob's. A few parts are on the way
/// while the next one fills up.
/// </summary>
internal sealed class S3BlobWriter : BlobWriter
{
    private const int FirstBuffer = 128 * 1024;

    private readonly S3Bucket _bucket;
    private readonly S3BlobStoreOptions _options;
    private readonly string _folder;
    private readonly string _temporary;
    private readonly Action _closed;
    private readonly Queue<Task<PartETag>> _onTheWay = new();
    private readonly List<PartETag> _parts = [];
    private readonly CancellationTokenSource _stop = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _count;
    private long _length;
    private int _sent;
    private string? _upload;
    private bool _isObject;
    private bool _mayBeRead;
    private bool _isClosed;

    /// <param name="bucket">Where to write.</param>
    /// <param name="options">How.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="temporary">The temporary's whole name.</param>
    /// <param name="closed">Called once, when the temporary's name is free again.</param>
    public S3BlobWriter(S3Bucket bucket, S3BlobStoreOptions options, string folder, string temporary, Action closed) =>
        (_bucket, _options, _folder, _temporary, _closed) = (bucket, options, folder, temporary, closed);

    /// <summary>Waits on the calling thread where a part has to be sent first.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        while (true)
        {
            buffer = buffer[Keep(buffer)..];
            if (buffer.IsEmpty)
                return;
            SendAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            buffer = buffer[Keep(buffer.Span)..];
            if (buffer.IsEmpty)
                return;
            await SendAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<string> CompleteAsync(string name, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        var whole = $"{_folder}/{BlobNames.CheckComponent(name)}";
        _bucket.CheckLength(whole);
        cancellationToken.ThrowIfCancellationRequested();
        if (_upload is null)
        {
            // After a failure the connection may be reading it still: then it must not be handed to another writer.
            _mayBeRead = true;
            await _bucket.PutAsync(whole, new(_buffer, 0, _count), cancellationToken).ConfigureAwait(false);
            _mayBeRead = false;
        }
        else
        {
            await SendAsync(cancellationToken).ConfigureAwait(false);
            while (_onTheWay.Count > 0)
                await TakeAsync(cancellationToken).ConfigureAwait(false);
            await _bucket.CompleteAsync(_temporary, _upload, _parts, _length, cancellationToken).ConfigureAwait(false);
            _upload = null;
            _isObject = true;
            await _bucket.CopyAsync(_temporary, whole, _length, _options.CopySlice, cancellationToken).ConfigureAwait(false);
        }

        await DisposeAsync().ConfigureAwait(false);
        return whole;
    }

    /// <summary>Takes as many bytes as there is room for in the part that fills up.</summary>
    private int Keep(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, _options.PartSize - _count);
        if (_count + count > _buffer.Length)
            Grow(_count + count);
        bytes[..count].CopyTo(_buffer.AsSpan(_count));
        _count += count;
        _length += count;
        return count;
    }

    private void Grow(int least)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(least, _buffer.Length * 4L), _options.PartSize));
        _buffer.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>Puts the part on its way, once there are few enough others.</summary>
    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        if (_count == 0)
            return;
        if (_sent == S3BlobStoreOptions.MostParts)
        {
            throw new StoreException(
                _bucket.PlaceOf(_temporary), string.Create(CultureInfo.InvariantCulture, $"{_bucket.PlaceOf(_temporary)} cannot be written: S3 takes {S3BlobStoreOptions.MostParts} parts, which are {S3BlobStoreOptions.MostParts * (long)_options.PartSize} bytes. Choose a larger {nameof(S3BlobStoreOptions)}.{nameof(S3BlobStoreOptions.PartSize)}."));
        }

        _upload ??= await _bucket.BeginAsync(_temporary, cancellationToken).ConfigureAwait(false);
        while (_onTheWay.Count >= _options.PartsAtOnce)
            await TakeAsync(cancellationToken).ConfigureAwait(false);
        _onTheWay.Enqueue(PutPartAsync(_upload, ++_sent, new(_buffer, 0, _count)));
        _buffer = ArrayPool<byte>.Shared.Rent(_options.PartSize);
        _count = 0;
    }

    private async Task<PartETag> PutPartAsync(string upload, int number, ArraySegment<byte> bytes)
    {
        var part = await _bucket.PutPartAsync(_temporary, upload, number, bytes, _stop.Token).ConfigureAwait(false);

        // After a failure the connection may be reading it still, so then it is left to the garbage collector.
        ArrayPool<byte>.Shared.Return(bytes.Array!);
        return part;
    }

    private async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        _parts.Add(await _onTheWay.Peek().WaitAsync(cancellationToken).ConfigureAwait(false));
        _ = _onTheWay.Dequeue();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var part in _onTheWay)
        {
            // A part that arrives after its upload was given up would stay.
            await ((Task)part).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stop.Dispose();
        if (_upload is not null)
            await _bucket.TryAbortAsync(_temporary, _upload).ConfigureAwait(false);
        if (_isObject)
            await DeleteTemporaryAsync().ConfigureAwait(false);
        if (!_mayBeRead)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _closed();
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The blob is in place, or what kept it from there is on its way up: what stays behind is for the next clean.</summary>
    private async Task DeleteTemporaryAsync()
    {
        try
        {
            await _bucket.DeleteAsync(_temporary, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // Clean lists it as abandoned.
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
            DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }
}
