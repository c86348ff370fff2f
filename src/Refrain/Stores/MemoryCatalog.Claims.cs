namespace Refrain.Stores;

public sealed partial class MemoryCatalog
{
    private readonly Dictionary<long, (string Owner, DateTimeOffset Until)> _leases = [];
    private readonly Dictionary<TaskKey, (long Run, int Attempt)> _claims = [];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ClaimAnswer>> ClaimAsync(
        long run, IReadOnlyList<ClaimRequest> requests, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new ClaimAnswer[requests.Count];
        lock (_gate)
        {
            for (var i = 0; i < answers.Length; i++)
                answers[i] = Claim(run, requests[i], now);
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
                if (_claims.TryGetValue(key, out var claim) && claim.Run == run)
                    _claims.Remove(key);
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
        foreach (var entry in entries)
            EntryRules.Check(entry);
        var lost = new List<TaskKey>();
        lock (_gate)
        {
            foreach (var entry in entries)
            {
                if (entry.Kind == TaskKind.Source || (_claims.TryGetValue(entry.Key, out var claim) && claim == (entry.Run, entry.Attempt)))
                    Put(entry);
                else
                    lost.Add(entry.Key);
            }

            foreach (var entry in entries)
            {
                if (_claims.TryGetValue(entry.Key, out var claim) && claim == (entry.Run, entry.Attempt))
                    _claims.Remove(entry.Key);
            }
        }

        return new(lost);
    }

    private ClaimAnswer Claim(long run, ClaimRequest request, DateTimeOffset now)
    {
        if (_upkeep?.Until > now)
            return new(ClaimState.Held);
        _upkeep = null;
        if (_claims.TryGetValue(request.Key, out var claim) && claim.Run != run && _leases.TryGetValue(claim.Run, out var lease) && lease.Until > now)
            return new(ClaimState.Held);
        var current = _byKey.TryGetValue(request.Key, out var known) ? known.Entry : null;
        if (!request.KnowsOf(current))
            return new(ClaimState.Changed, current is null ? null : WithoutBytes(current));
        _claims[request.Key] = (run, request.Attempt);
        return new(ClaimState.Claimed);
    }
}
