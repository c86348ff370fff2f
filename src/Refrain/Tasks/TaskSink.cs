using Refrain.Codecs;

namespace Refrain;

/// <summary>
/// What a task writes its output into: the store's sink, which outlives it, or a file that is closed with it. Each write looks at the token, so that a task which only produces
/// rows is cancelled without knowing of it.
/// </summary>
internal sealed class TaskSink(Stream sink, CancellationToken cancellationToken, bool isOwned = false) : OneWayStream
{
    private bool _closed;

    public override bool CanWrite => !_closed;

    /// <summary>Whether something that was written, or what was held of it, did not get through.</summary>
    public bool IsBroken { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            sink.Write(buffer);
        }
        catch
        {
            IsBroken = true;
            throw;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken token = default)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        cancellationToken.ThrowIfCancellationRequested();
        return SendAsync(buffer, token);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken token) => WriteAsync(buffer.AsMemory(offset, count), token).AsTask();

    protected override void Dispose(bool disposing)
    {
        _closed = true;
        if (!isOwned)
            return;
        try
        {
            sink.Dispose();
        }
        catch
        {
            IsBroken = true;
            throw;
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> buffer, CancellationToken token)
    {
        try
        {
            await sink.WriteAsync(buffer, token);
        }
        catch
        {
            IsBroken = true;
            throw;
        }
    }
}
