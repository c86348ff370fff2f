using System.Buffers;
using System.IO.Pipelines;
using Refrain.Running;
using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>
/// A worker on threads of the test's process. Killed, it is cut off from its driver and goes on all the same, as one on another machine would that was taken for dead and is not.
/// </summary>
internal sealed class PipeLink : IWorkerLink
{
    private static readonly AsyncLocal<PipeLink?> s_current = new();

    private readonly Cable _tasks = new();
    private readonly Cable _results = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;
    private volatile bool _isReleased;
    private volatile bool _wasKilled;
    private Exception? _failure;

    /// <param name="folder">The store's folder, which the worker opens on its own.</param>
    /// <param name="options">What it opens it with.</param>
    public PipeLink(string folder, PipelineOptions? options = null)
    {
        _thread = new(() => Work(folder, options)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The link of the worker that runs the code that asks.</summary>
    public static PipeLink Current => s_current.Value!;

    public Stream Input => _tasks;

    public Stream Output => _results.Reader;

    /// <summary>Where the worker writes its results.</summary>
    public Stream WorkerOutput => _results;

    public bool WasKilled => _wasKilled;

    public void Kill()
    {
        _wasKilled = true;
        _tasks.Cut(tellsReader: false);
        _results.Cut(tellsReader: true);
        _ended.Set();
    }

    /// <summary>Ends a worker that was cut off.</summary>
    public void Release()
    {
        _isReleased = true;
        _tasks.Cut(tellsReader: true);
    }

    /// <summary>Waits until a worker that was released has let go of the store.</summary>
    public void Join()
    {
        Assert.True(_thread.Join(TimeSpan.FromMinutes(1)), "A worker does not end.");
        Assert.True(_failure is null or StoreException or IOException, $"A worker ended with {_failure}");
    }

    public (string How, bool WasKilled) End(bool atOnce)
    {
        if (atOnce)
            Kill();
        _ended.Wait();
        return ("it was cut off", true);
    }

    public void Dispose()
    {
    }

    private void Work(string folder, PipelineOptions? options)
    {
        s_current.Value = this;
        try
        {
            WorkAsync().GetAwaiter().GetResult();
        }
        catch (Exception e) when (_isReleased || WasKilled)
        {
            // The test may be over and the folder gone, or it was given up before it began, and its journal is gone: whoever wants to know how it ended joins it.
            _failure = e;
        }
        finally
        {
            _ended.Set();
        }

        async Task WorkAsync()
        {
            await using var pipeline = Pipeline.Open(folder, options);
            await pipeline.WorkAsync(_tasks.Reader, _results);
        }
    }

    /// <summary>A pipe that can be cut: what is written afterwards is lost.</summary>
    private sealed class Cable : Stream
    {
        private readonly Lock _gate = new();
        private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
        private bool _isCut;
        private bool _isComplete;

        public Cable() => Reader = _pipe.Reader.AsStream();

        public Stream Reader { get; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Cut(bool tellsReader)
        {
            lock (_gate)
            {
                _isCut = true;
                if (tellsReader && !_isComplete)
                {
                    _isComplete = true;
                    _pipe.Writer.Complete();
                }
            }
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            lock (_gate)
            {
                if (_isCut)
                    return;
                _pipe.Writer.Write(buffer.AsSpan(offset, count));
                _ = _pipe.Writer.FlushAsync().AsTask().GetAwaiter().GetResult();
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            lock (_gate)
            {
                if (_isCut)
                    return;
            }

            Cut(tellsReader: true);
        }
    }
}
