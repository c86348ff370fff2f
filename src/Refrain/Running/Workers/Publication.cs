using Refrain.Stores;

namespace Refrain.Running;

/// <summary>Publishes what a worker's tasks made, on a thread of its own: whatever has come while the last transaction was made durable goes into the next. Thread-safe.</summary>
internal sealed class Publication
{
    private readonly object _gate = new();
    private readonly ICatalog _catalog;
    private readonly FrameWriter _writer;
    private List<(int Number, CatalogEntry Entry)> _made = [];
    private bool _isComplete;

    public Publication(ICatalog catalog, FrameWriter writer)
    {
        _catalog = catalog;
        _writer = writer;
        new Thread(Publish) { IsBackground = true, Name = "Refrain commits" }.Start();
    }

    /// <summary>Takes what a task made.</summary>
    public void Add(int number, CatalogEntry entry)
    {
        lock (_gate)
        {
            _made.Add((number, entry));
            if (_made.Count == 1)
                Monitor.Pulse(_gate);
        }
    }

    /// <summary>Nobody wants to hear any more: what was not published is not.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Publish()
    {
        while (Take() is { } made)
        {
            WorkerResults.One[] results;
            try
            {
                // The thread is its own: it may block.
                var lost = _catalog.PublishAsync([.. made.Select(m => m.Entry)]).AsTask().GetAwaiter().GetResult().ToHashSet();
                results = [.. made.Select(m => new WorkerResults.One(m.Number, lost.Contains(m.Entry.Key) ? RunResult.Lost : RunResult.Committed(m.Entry.Version)))];
            }
            catch (Exception e)
            {
                // Nothing of it was committed. The driver reports it with each task.
                results = [.. made.Select(m => new WorkerResults.One(m.Number, RunResult.Failed(e)))];
            }

            _writer.Write(FrameKind.Ended, w => WorkerResults.Write(w, results, isTainted: false));
        }
    }

    private List<(int Number, CatalogEntry Entry)>? Take()
    {
        lock (_gate)
        {
            while (_made.Count == 0 && !_isComplete)
                Monitor.Wait(_gate);
            if (_isComplete)
                return null;
            var made = _made;
            _made = [];
            return made;
        }
    }
}
