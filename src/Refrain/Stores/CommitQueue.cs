using System.Diagnostics;
using Refrain.Collections;
using Refrain.Telemetry;

namespace Refrain.Stores;

/// <summary>
/// Publishes entries in the order in which they are handed in, many in one transaction: whatever has queued while the last transaction was
/// being made durable. So an entry is never durable before one that was handed in earlier. Thread-safe.
/// </summary>
/// <remarks>
/// The transactions are made on a thread of the queue's own, so that they wait neither for nor in the thread pool; where they only change memory (<see cref="ICatalog.CommitsAtOnce"/>), on
/// the threads that hand in or flush. When one fails, the queue has failed: what it held and what is handed in later is not committed, and everyone who waits or hands in gets the first failure.
/// </remarks>
public sealed class CommitQueue : IAsyncDisposable
{
    /// <summary>The most entries of one transaction.</summary>
    public const int MaxBatch = 16 * 1024;

    /// <summary>From this many waiting bytes or <see cref="MaxBatch"/> waiting entries, handing in waits: 16 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    // What is fetched ahead of some is of use to the next.
    private const int MostAtOnce = 64;

    // What an entry weighs beside the bytes that it holds.
    private const int EntryWeight = 256;

    private readonly ICatalog _catalog;
    private readonly TimeProvider _time;
    private readonly object _gate = new();
    private readonly bool _isAtOnce;
    private Batch _waiting = new(new());

    // What was committed is forgotten, and the room for it used again.
    private SegmentedList<CatalogEntry> _spare = new();
    private Batch? _committing;
    private readonly List<TaskKey> _lost = [];
    private long _added;
    private long _durable;
    private StoreException? _failure;
    private bool _surfaced;
    private bool _closing;

    /// <summary>Starts a queue.</summary>
    /// <param name="catalog">Where to commit. The queue does not own it.</param>
    /// <param name="time">The clock that commits are timed by where somebody wants to know; the system's if it is not given.</param>
    public CommitQueue(ICatalog catalog, TimeProvider? time = null)
    {
        _catalog = catalog;
        _time = time ?? TimeProvider.System;
        _isAtOnce = catalog.CommitsAtOnce;
        if (!_isAtOnce)
            new Thread(Commit) { IsBackground = true, Name = "Refrain commits" }.Start();
    }

    /// <summary>How many entries were handed in.</summary>
    internal long Added => Interlocked.Read(ref _added);

    /// <summary>How many of them, from the first on, are durable, or were found to be another run's to make.</summary>
    internal long Durable => Interlocked.Read(ref _durable);

    /// <summary>Hands an entry in. It takes its place in the order before the method returns, unless the queue is full.</summary>
    /// <param name="entry">A complete entry, whose blob is durable.</param>
    /// <param name="cancellationToken">Stops waiting for room; an entry that was taken is committed all the same.</param>
    /// <returns>A task that ends when the entry is taken, which is at once unless the queue is full.</returns>
    /// <exception cref="StoreException">An earlier commit failed; this entry will not be committed.</exception>
    /// <exception cref="ArgumentException">The entry says neither where its bytes are nor that it has none.</exception>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    public ValueTask AddAsync(CatalogEntry entry, CancellationToken cancellationToken = default)
    {
        // Checked here, so that one bad entry does not fail the transaction of others.
        EntryRules.Check(entry);
        return TryAdd(entry) is { } full ? new(AddWhenRoomAsync(full, entry, cancellationToken)) : default;
    }

    /// <summary>Waits until everything that was handed in so far is durable.</summary>
    /// <exception cref="StoreException">A commit failed; what was not durable then never will be.</exception>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                _surfaced = true;
                return Task.FromException(_failure);
            }

            if (_isAtOnce)
                CommitHere();
            if ((_waiting.Entries.Count > 0 ? _waiting : _committing) is not { } last)
                return Task.CompletedTask;
            last.IsAwaited = true;
            return last.Durable.Task;
        }
    }

    /// <summary>Says that no more is handed in for now. Where a commit only changes memory, what was handed in is committed.</summary>
    /// <exception cref="StoreException">The commit failed.</exception>
    internal void Rest()
    {
        if (!_isAtOnce)
            return;
        lock (_gate)
            CommitHere();
    }

    /// <summary>The tasks whose claims turned out to be lost since the last call, so that nothing was committed for them (<see cref="IClaims.PublishAsync"/>).</summary>
    public IReadOnlyList<TaskKey> TakeLost()
    {
        lock (_gate)
        {
            TaskKey[] lost = [.. _lost];
            _lost.Clear();
            return lost;
        }
    }

    /// <summary>Commits what is queued, then ends the queue's thread.</summary>
    /// <exception cref="StoreException">A commit failed, and nobody has been told so yet.</exception>
    public async ValueTask DisposeAsync()
    {
        Task durable;
        lock (_gate)
        {
            durable = _surfaced ? Task.CompletedTask : FlushAsync();
            _closing = true;
            Monitor.PulseAll(_gate);
        }

        await durable.ConfigureAwait(false);
    }

    /// <summary>About how many bytes an entry takes in memory.</summary>
    internal static long WeightOf(CatalogEntry entry) => EntryWeight + entry.Message.Length + (entry.Inline?.Length ?? 0) + (long)entry.Inputs.Count * 72;

    /// <summary>Takes the entry, or gives the batch to wait for.</summary>
    private Task? TryAdd(CatalogEntry entry)
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                _surfaced = true;
                throw new StoreException(_failure.Place, _failure.Message, _failure);
            }

            ObjectDisposedException.ThrowIf(_closing, this);
            if (_waiting.IsFull)
                return _waiting.Taken.Task;
            _waiting.Entries.Add(entry);
            _waiting.Weight += WeightOf(entry);
            _added++;
            if (!_isAtOnce && _waiting.Entries.Count == 1)
                Monitor.Pulse(_gate);
            if (_isAtOnce && _waiting.Entries.Count == MostAtOnce)
                CommitHere();
            return null;
        }
    }

    /// <summary>Commits what was handed in, on this thread. Under the lock.</summary>
    private void CommitHere()
    {
        if (_waiting.Entries.Count == 0)
            return;
        try
        {
            _lost.AddRange(Publish(_waiting.Entries));
        }
        catch (Exception e)
        {
            _surfaced = true;
            throw _failure = FailureOf(e, _waiting.Entries.Count);
        }
        finally
        {
            _waiting.Entries.Clear();
            _waiting.Weight = 0;
        }

        _durable = _added;
    }

    private async Task AddWhenRoomAsync(Task full, CatalogEntry entry, CancellationToken cancellationToken)
    {
        for (Task? wait = full; wait is not null; wait = TryAdd(entry))
            await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Commit()
    {
        while (Next() is { } batch)
        {
            try
            {
                // The thread is the queue's own: it may block.
                var lost = Publish(batch.Entries);
                lock (_gate)
                    _lost.AddRange(lost);
            }
            catch (Exception e)
            {
                Fail(batch, FailureOf(e, batch.Entries.Count));
                return;
            }

            Interlocked.Add(ref _durable, batch.Entries.Count);
            batch.Entries.Clear();
            lock (_gate)
            {
                _committing = null;
                _spare = batch.Entries;
            }

            batch.Durable.SetResult();
        }
    }

    /// <summary>Commits a batch, and tells of it where somebody listens. The thread has the context that the queue was made in, so that the run's activity is the current one.</summary>
    private IReadOnlyList<TaskKey> Publish(SegmentedList<CatalogEntry> entries)
    {
        using var activity = Signals.Activities.HasListeners() ? Signals.Activities.StartActivity("commit artifacts") : null;
        activity?.SetTag(SignalAttributes.CommitSize, entries.Count);
        long? began = Signals.CommitDuration.Enabled ? _time.GetTimestamp() : null;
        string? error = null;
        try
        {
            var lost = _catalog.PublishAsync(entries);
            return lost.IsCompleted ? lost.GetAwaiter().GetResult() : lost.AsTask().GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            error = SignalAttributes.TypeOf(e);
            if (activity is not null)
                SignalAttributes.Fail(activity, error, e.Message);
            throw;
        }
        finally
        {
            if (began is { } since)
                Signals.CommitDuration.Record(_time.GetElapsedTime(since).TotalSeconds, error is null ? default : new TagList { { SignalAttributes.ErrorType, error } });
            if (Signals.CommitSize.Enabled)
                Signals.CommitSize.Record(entries.Count);
        }
    }

    private Batch? Next()
    {
        Batch batch;
        lock (_gate)
        {
            while (_waiting.Entries.Count == 0)
            {
                if (_closing)
                    return null;
                Monitor.Wait(_gate);
            }

            batch = _committing = _waiting;
            _waiting = new(_spare);
        }

        batch.Taken.SetResult();
        return batch;
    }

    private static StoreException FailureOf(Exception e, int entries) =>
        e as StoreException ?? new StoreException("the catalog", $"The catalog could not commit {entries} artifacts: {e.Message}", e);

    private void Fail(Batch batch, StoreException failure)
    {
        Batch waiting;
        lock (_gate)
        {
            _failure = failure;
            _surfaced = batch.IsAwaited || _waiting.IsAwaited;
            _committing = null;
            waiting = _waiting;
            _waiting = new(new());
        }

        batch.Durable.SetException(failure);
        waiting.Durable.SetException(failure);
        waiting.Taken.SetResult();

        // The failure is thrown at the next to hand in or to wait; where nobody waited for these, it is not lost.
        _ = batch.Durable.Task.Exception;
        _ = waiting.Durable.Task.Exception;
    }

    private sealed class Batch(SegmentedList<CatalogEntry> entries)
    {
        public SegmentedList<CatalogEntry> Entries { get; } = entries;

        public long Weight { get; set; }

        /// <summary>Whether somebody waits for it, and so will learn of its failure.</summary>
        public bool IsAwaited { get; set; }

        public bool IsFull => Entries.Count >= MaxBatch || Weight >= MaxBytes;

        public TaskCompletionSource Durable { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when another batch is filled in this one's place.</summary>
        public TaskCompletionSource Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
