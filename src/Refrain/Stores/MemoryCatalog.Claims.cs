using Refrain.Collections;

namespace Refrain.Stores;

public sealed partial class MemoryCatalog
{
    private readonly Dictionary<long, (string Owner, DateTimeOffset Until)> _leases = [];
    private long _claimCount;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ClaimAnswer>> ClaimAsync(
        long run, IReadOnlyList<ClaimRequest> requests, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new ClaimAnswer[requests.Count];
        lock (_gate)
        {
            for (var i = 0; i < answers.Length; i++)
            {
                if (i + CacheLine.Ahead < answers.Length)
                    _rows.Expect(requests[i + CacheLine.Ahead].Key);
                answers[i] = Claim(run, requests[i], now);
            }
        }

        return new(answers);
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(long run, IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_rows.TryGetValue(key, out var row) && row.ClaimRun == run)
                    GiveUpClaim(key);
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask RenewAsync(long run, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_leases.TryGetValue(run, out var held) || !(_upkeep?.Until > now))
                _leases[run] = (held.Owner ?? _runs[(int)run - 1].Owner, now + lease);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<string?> AliveAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return new(_upkeep is { } upkeep && upkeep.Until > now ? upkeep.Owner : _leases.Values.FirstOrDefault(l => l.Until > now).Owner);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TaskKey>> PublishAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var i = 0; i < entries.Count; i++)
            EntryRules.Check(entries[i]);
        List<TaskKey>? lost = null;
        lock (_gate)
        {
            var before = _arrivals;
            for (var i = 0; i < entries.Count; i++)
            {
                var entry = entries[i];
                if (i + CacheLine.Ahead < entries.Count)
                    _rows.Expect(entries[i + CacheLine.Ahead].Key);
                ref var row = ref _rows.GetOrAdd(entry.Key, out var exists);
                var isHeld = (row.ClaimRun, row.ClaimAttempt) == (entry.Run, entry.Attempt) && row.ClaimRun != 0;

                // The claim counts for several entries of one key, of which the last stays.
                if (isHeld || entry.Kind == TaskKind.Source || (row.Arrival > before && row.Entry.EntryOf(entry.Key, withBytes: false) is { } last && (last.Run, last.Attempt) == (entry.Run, entry.Attempt)))
                {
                    Put(ref row, entry);
                    if (isHeld)
                        GiveUp(ref row);
                    continue;
                }

                (lost ??= []).Add(entry.Key);
                if (!exists)
                    _rows.Remove(entry.Key, out _);
            }
        }

        return new(lost ?? (IReadOnlyList<TaskKey>)[]);
    }

    private ClaimAnswer Claim(long run, ClaimRequest request, DateTimeOffset now)
    {
        if (_upkeep?.Until > now)
            return new(ClaimState.Held);
        _upkeep = null;
        ref var row = ref _rows.GetOrAdd(request.Key, out var exists);
        if (row.ClaimRun != 0 && row.ClaimRun != run && _leases.TryGetValue(row.ClaimRun, out var lease) && lease.Until > now)
            return new(ClaimState.Held);
        var current = row.Entry.EntryOf(request.Key, withBytes: false);
        if (!request.KnowsOf(current))
        {
            if (!exists)
                _rows.Remove(request.Key, out _);
            return new(ClaimState.Changed, current);
        }

        if (row.ClaimRun == 0)
            _claimCount++;
        (row.ClaimRun, row.ClaimAttempt) = (run, request.Attempt);
        return new(ClaimState.Claimed);
    }

    /// <summary>Takes the claim away from whoever has it. Under the lock, as the following.</summary>
    private void GiveUpClaim(TaskKey key)
    {
        ref var row = ref _rows.GetOrAdd(key, out _);
        GiveUp(ref row);
        if (row.Entry.IsNone)
            _rows.Remove(key, out _);
    }

    private void GiveUp(ref Row row)
    {
        (row.ClaimRun, row.ClaimAttempt) = (0, 0);
        _claimCount--;
    }

    /// <summary>Takes the claims of a run away, or all. Mostly there are none any more.</summary>
    private void GiveUpClaims(long? run = null)
    {
        if (_claimCount == 0)
            return;
        foreach (var (key, row) in _rows.Pairs.Where(r => run is null ? r.Value.ClaimRun != 0 : r.Value.ClaimRun == run).ToArray())
            GiveUpClaim(key);
    }
}
