using System.Buffers;
using Amazon.S3.Model;
using Refrain.Stores;

namespace Refrain.S3;

/// <summary>
/// Reads an object from its start to its end. Where the connection is lost, the rest is asked for anew, of the same object. It is opened by the first read.
/// </summary>
internal sealed class S3ReadStream(S3Bucket bucket, string name, S3BlobStoreOptions options) : Stream
{
    private const int BufferSize = 64 * 1024;

    private GetObjectResponse? _answer;
    private string? _etag;
    private long _length;
    private long _position;
    private byte[]? _buffer;
    private int _start;
    private int _end;
    private bool _closed;

    public override bool CanRead => !_closed;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (buffer.IsEmpty)
            return 0;
        if (_start < _end)
            return Take(buffer.Span);
        for (var failures = 0; ;)
        {
            if (_etag is not null && _position == _length)
                return 0;
            if (_answer is null)
                await OpenAsync(cancellationToken).ConfigureAwait(false);
            if (_length == 0)
                return 0;
            Exception lost;
            try
            {
                var count = await ReadSomeAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (count > 0)
                {
                    _position += count;
                    return count;
                }

                lost = new EndOfStreamException("It ended too early.");
            }
            catch (Exception e) when (S3Failures.IsFailure(e, cancellationToken))
            {
                lost = e;
            }

            Leave();
            if (++failures > options.ReadRetries)
                throw S3Failures.Of(bucket.PlaceOf(name), "cannot be read to its end", "GetObject", lost);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Waits on the calling thread.</summary>
    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (buffer.IsEmpty)
            return 0;
        if (_start == _end)
        {
            _buffer ??= ArrayPool<byte>.Shared.Rent(BufferSize);
            _start = _end = 0;
            _end = ReadAsync(_buffer).AsTask().GetAwaiter().GetResult();
        }

        return Take(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        _answer = await bucket.GetAsync(name, _position, _etag, cancellationToken).ConfigureAwait(false);
        if (_etag is null)
        {
            _length = _answer.ContentLength;
            _etag = _answer.ETag;
        }
        else if (_answer.ContentLength != _length - _position)
        {
            throw new StoreException(bucket.PlaceOf(name), $"{bucket.PlaceOf(name)} cannot be read to its end: the service did not give the part of it that was asked for. Use one that knows ranges.");
        }
    }

    private async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.IdleTimeout);
        return await _answer!.ResponseStream.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
    }

    private int Take(Span<byte> destination)
    {
        var count = Math.Min(destination.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(destination);
        _start += count;
        return count;
    }

    private void Leave()
    {
        _answer?.Dispose();
        _answer = null;
    }

    protected override void Dispose(bool disposing)
    {
        if (!_closed)
        {
            _closed = true;
            Leave();
            if (_buffer is { } buffer)
            {
                _buffer = null;
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        base.Dispose(disposing);
    }
}
