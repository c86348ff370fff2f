namespace Refrain.Stores;

public sealed partial class MemoryCatalog
{
    private const string Place = "the catalog in memory";

    private readonly SortedSet<DroppedInput> _drops = new(Comparer<DroppedInput>.Create((a, b) => (a.Key, a.By).CompareTo((b.Key, b.By))));
    private (long Number, string Owner, DateTimeOffset Until)? _upkeep;
    private readonly SortedDictionary<TaskKey, TaskRequest> _requests = [];
    private long _upkeeps;

    /// <inheritdoc/>
    public ValueTask<long> EpochAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return new(_arrivals);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DroppedInput>> DropsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return new([.. _drops]);
    }

    /// <inheritdoc/>
    public ValueTask<bool> MarkAsync(long epoch, IReadOnlyList<(TaskKey Key, StaleMark? Mark)> marks, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (epoch != _arrivals)
                return new(false);
            foreach (var (key, mark) in marks)
                Change(key, e => e with { Mark = mark });
            _drops.Clear();
            _arrivals++;
        }

        return new(true);
    }

    /// <inheritdoc/>
    public ValueTask RequestAsync(IReadOnlyList<TaskRequest> requests, TimeSpan age, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (var request in requests)
            {
                if (!_requests.TryGetValue(request.Key, out var noted) || noted.At <= request.At - age)
                    _requests[request.Key] = request with { At = request.At.ToUniversalTime() };
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TaskRequest>> RequestsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return new([.. _requests.Values]);
    }

    /// <inheritdoc/>
    public ValueTask<long> BeginUpkeepAsync(string owner, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_upkeep is { } other && other.Until > now)
                throw EntryRules.Taken(Place, other.Owner);
            foreach (var (_, run) in _leases)
            {
                if (run.Until > now)
                    throw EntryRules.Alive(Place, run.Owner);
            }

            _leases.Clear();
            GiveUpClaims();
            _upkeep = (++_upkeeps, owner, now + lease);
            return new(_upkeeps);
        }
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(
        long upkeep, long epoch, IReadOnlyCollection<TaskKey> removed, IReadOnlyCollection<TaskKey> dropped, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (epoch != _arrivals)
                throw EntryRules.Lost(Place);
            Renew(upkeep, now, lease);
            foreach (var key in removed)
            {
                _requests.Remove(key);
                if (_rows.Remove(key, out var row))
                    NoteDrops(key, row.Entry.Inputs, []);
            }

            foreach (var key in dropped)
                Change(key, e => e with { IsDropped = true, Inline = null, Blob = null });
            var gone = removed.ToHashSet();
            _drops.RemoveWhere(d => gone.Contains(d.Key));
            _arrivals++;
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask HoldAsync(long upkeep, Func<ValueTask> work, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Renew(upkeep, now, lease);
            work().AsTask().GetAwaiter().GetResult();
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask EndUpkeepAsync(long upkeep, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_upkeep?.Number == upkeep)
                _upkeep = null;
        }

        return default;
    }

    private void Renew(long upkeep, DateTimeOffset now, TimeSpan lease)
    {
        if (_upkeep is not { } held || held.Number != upkeep)
            throw EntryRules.Lost(Place);
        _upkeep = held with { Until = now + lease };
    }

    private void Change(TaskKey key, Func<CatalogEntry, CatalogEntry> change)
    {
        if (_rows.TryGetValue(key, out var row) && row.Entry.EntryOf(key, withBytes: true) is { } known)
            _rows.GetOrAdd(key, out _).Entry = _packed.Pack(change(known));
    }

    private void NoteDrops(TaskKey by, IReadOnlyList<CatalogInput> old, IReadOnlyList<CatalogInput> now)
    {
        if (old.Count == 0 || ReferenceEquals(old, now))
            return;
        var kept = now.Select(i => i.Key).ToHashSet();
        foreach (var input in old)
        {
            if (!kept.Contains(input.Key))
                _drops.Add(new(input.Key, by));
        }
    }
}
