using Refrain.Stores;

namespace Refrain.Running;

/// <summary>Publishes what a worker's tasks made, on a thread of its own: whatever has come while the last transaction was made durable goes into the next. Thread-safe.</summary>
/// <typeparam name="TTask">What a task is known by.</typeparam>
internal sealed class Publication<TTask>
{
    private readonly object _gate = new();
    private readonly ICatalog _catalog;
    private readonly Action<IReadOnlyList<(TTask Of, RunResult Result)>> _published;
    private List<(TTask Of, CatalogEntry Entry)> _made = [];
    private bool _isComplete;

    /// <param name="catalog">Where to.</param>
    /// <param name="published">Told what became of each, on that thread.</param>
    public Publication(ICatalog catalog, Action<IReadOnlyList<(TTask Of, RunResult Result)>> published)
    {
        _catalog = catalog;
        _published = published;
        new Thread(Publish) { IsBackground = true, Name = "Refrain commits" }.Start();
    }

    /// <summary>Takes what a task made.</summary>
    public void Add(TTask of, CatalogEntry entry)
    {
        lock (_gate)
        {
            _made.Add((of, entry));
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
            (TTask Of, RunResult Result)[] results;
            try
            {
                // The thread is its own: it may block.
                var lost = _catalog.PublishAsync([.. made.Select(m => m.Entry)]).AsTask().GetAwaiter().GetResult().ToHashSet();
                results = [.. made.Select(m => (m.Of, lost.Contains(m.Entry.Key) ? RunResult.Lost : RunResult.Committed(m.Entry.Version)))];
            }
            catch (Exception e)
            {
                // Nothing of it was committed. The driver reports it with each task.
                results = [.. made.Select(m => (m.Of, RunResult.Failed(e)))];
            }

            _published(results);
        }
    }

    private List<(TTask Of, CatalogEntry Entry)>? Take()
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
