using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// Publishes what a worker's tasks made, on a thread of its own: whatever has come while the last transaction was made durable goes into the next. Where results come in quick
/// succession and more are expected, a transaction waits a moment for them, as what it costs by itself, and keeps other workers waiting for, is shared by all in it. Thread-safe.
/// </summary>
/// <typeparam name="TTask">What a task is known by.</typeparam>
internal sealed class Publication<TTask>
{
    // So many while a transaction was made are quick succession.
    private const int Many = 64;

    // What a transaction costs by itself weighs little among so many.
    private const int Enough = 2048;

    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(25);

    private readonly object _gate = new();
    private readonly ITimer _over;
    private readonly ICatalog _catalog;
    private readonly Action<IReadOnlyList<(TTask Of, RunResult Result)>> _published;
    private List<(TTask Of, CatalogEntry Entry)> _made = [];
    private bool _isMoreExpected;
    private bool _isComplete;
    private bool _isOver;

    /// <param name="catalog">Where to.</param>
    /// <param name="time">The clock. With one that stands still, a transaction waits for all that is expected.</param>
    /// <param name="published">Told what became of each, on that thread.</param>
    public Publication(ICatalog catalog, TimeProvider time, Action<IReadOnlyList<(TTask Of, RunResult Result)>> published)
    {
        _catalog = catalog;
        _published = published;
        _over = time.CreateTimer(static publication => ((Publication<TTask>)publication!).Over(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        new Thread(Publish) { IsBackground = true, Name = "Refrain commits" }.Start();
    }

    /// <summary>Takes what a task made.</summary>
    /// <param name="of">The task.</param>
    /// <param name="entry">What it made.</param>
    /// <param name="isMoreExpected">Whether others are at work that will be told of, so that this may wait for them a moment; if they end otherwise, <see cref="Hurry"/> is called.</param>
    public void Add(TTask of, CatalogEntry entry, bool isMoreExpected = false)
    {
        lock (_gate)
        {
            _made.Add((of, entry));
            _isMoreExpected = isMoreExpected;
            if (_made.Count is 1 or Enough || !isMoreExpected)
                Monitor.Pulse(_gate);
        }
    }

    /// <summary>Nothing more is expected for now: what has come is published without waiting for more.</summary>
    public void Hurry()
    {
        lock (_gate)
        {
            _isMoreExpected = false;
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

    private void Over()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Publish()
    {
        using var over = _over;
        while (Take() is { } made)
        {
            var results = new (TTask Of, RunResult Result)[made.Count];
            try
            {
                var entries = new CatalogEntry[made.Count];
                for (var i = 0; i < entries.Length; i++)
                    entries[i] = made[i].Entry;

                // The thread is its own: it may block.
                var lost = _catalog.PublishAsync(entries).AsTask().GetAwaiter().GetResult().ToHashSet();
                for (var i = 0; i < results.Length; i++)
                    results[i] = (made[i].Of, lost.Count > 0 && lost.Contains(entries[i].Key) ? RunResult.Lost : RunResult.Committed(entries[i].Version));
            }
            catch (Exception e)
            {
                // Nothing of it was committed. The driver reports it with each task.
                for (var i = 0; i < results.Length; i++)
                    results[i] = (made[i].Of, RunResult.Failed(e));
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

            // It is pulsed when there are enough, no more are expected, nobody wants to hear any more, or the time is over.
            if (IsWorthWaiting())
            {
                _isOver = false;
                _over.Change(s_longest, Timeout.InfiniteTimeSpan);
                while (IsWorthWaiting() && !_isOver)
                    Monitor.Wait(_gate);
            }

            if (_isComplete)
                return null;
            var made = _made;
            _made = [];
            return made;
        }

        bool IsWorthWaiting() => _made.Count is >= Many and < Enough && _isMoreExpected && !_isComplete;
    }
}
