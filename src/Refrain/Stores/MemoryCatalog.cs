using System.Runtime.CompilerServices;

namespace Refrain.Stores;

/// <summary>A catalog in memory, for tests and for runs that keep nothing. Thread-safe; every member completes at once.</summary>
public sealed partial class MemoryCatalog : ICatalog
{
    private readonly Lock _gate = new();
    private readonly KeyTable<Row> _rows = new();
    private readonly PackedEntries _packed = new();
    private readonly List<RunRecord> _runs = [];
    private long _arrivals;

    /// <inheritdoc/>
    public bool CommitsAtOnce => true;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<TaskKey, CatalogEntry>> FindAsync(
        IReadOnlyCollection<TaskKey> keys, bool withBytes = false, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = new Dictionary<TaskKey, CatalogEntry>();
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_rows.TryGetValue(key, out var row) && row.Entry.EntryOf(key, withBytes) is { } entry)
                    found[key] = entry;
            }
        }

        return new(found);
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var entry in entries)
            EntryRules.Check(entry);
        lock (_gate)
        {
            foreach (var entry in entries)
                Put(ref _rows.GetOrAdd(entry.Key, out _), entry);
        }

        return default;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CatalogEntry> ListAsync(
        string? name = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        (TaskKey Key, Row Row)[] rows;
        lock (_gate)
            rows = [.. _rows.Pairs.Where(static r => !r.Value.Entry.IsNone).OrderBy(static r => r.Value.Arrival)];
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var (key, row) in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Entry.EntryOf(key, withBytes: false) is { } entry && (name is null || string.Equals(entry.Name, name, StringComparison.Ordinal)))
                yield return entry;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> BeginRunAsync(string owner, DateTimeOffset startedAt, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_upkeep is { } upkeep && upkeep.Until > startedAt)
                throw EntryRules.Taken(Place, upkeep.Owner);
            _upkeep = null;
            var number = _runs.Count + 1L;
            _runs.Add(new(number, owner, startedAt.ToUniversalTime(), null, RunState.Open, default));
            _leases[number] = (owner, startedAt + lease);
            return new(number);
        }
    }

    /// <inheritdoc/>
    public ValueTask EndRunAsync(
        long run, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        EntryRules.CheckEnd(state);
        lock (_gate)
        {
            if (run < 1 || run > _runs.Count || _runs[(int)run - 1] is not { State: RunState.Open } open)
                throw EntryRules.NoOpenRun(run);
            _runs[(int)run - 1] = open with { State = state, Counts = counts, EndedAt = endedAt.ToUniversalTime() };
            _leases.Remove(run);
            GiveUpClaims(run);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<long> NoteRunAsync(
        string owner, DateTimeOffset startedAt, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        EntryRules.CheckEnd(state);
        lock (_gate)
        {
            var number = _runs.Count + 1L;
            _runs.Add(new(number, owner, startedAt.ToUniversalTime(), endedAt.ToUniversalTime(), state, counts));
            return new(number);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RunRecord> ListRunsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        RunRecord[] runs;
        lock (_gate)
            runs = [.. _runs];
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var run in runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return run;
        }
    }

    /// <inheritdoc/>
    public ValueTask<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return new(run > 0 && run <= _runs.Count ? _runs[(int)run - 1] : null);
    }

    /// <summary>Does nothing: the entries stay, so that another pipeline may be opened on them.</summary>
    public ValueTask DisposeAsync() => default;

    /// <summary>Puts an entry in the place of the one of its key. Under the lock.</summary>
    private void Put(ref Row row, CatalogEntry entry)
    {
        NoteDrops(entry.Key, row.Entry.Inputs, entry.Inputs);
        (row.Entry, row.Arrival) = (_packed.Pack(entry), ++_arrivals);
    }

    /// <summary>What there is to say of a task: its entry, its claim, or both.</summary>
    private struct Row
    {
        public PackedEntry Entry;

        /// <summary>Tells which entries came first.</summary>
        public long Arrival;

        /// <summary>The run that has the claim; 0 if none has.</summary>
        public long ClaimRun;

        public int ClaimAttempt;
    }
}
