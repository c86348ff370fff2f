using Refrain.Collections;

namespace Refrain.Stores;

public sealed partial class SqliteCatalog
{
    /// <summary>Guards the claims; taken after the right to write, where both are wanted.</summary>
    private readonly Lock _claiming = new();

    /// <inheritdoc/>
    /// <remarks>On the calling thread: it takes microseconds, unless something is to be taken over.</remarks>
    public async ValueTask<IReadOnlyList<ClaimAnswer>> ClaimAsync(
        long run, IReadOnlyList<ClaimRequest> requests, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_closed, this);
        var answers = new ClaimAnswer[requests.Count];
        if (Claim(run, requests, answers, now, takeOver: false))
        {
            // Whoever lost the lease may be committing at this moment; under the write lock nobody is.
            await WriteAsync(_ => Claim(run, requests, answers, now, takeOver: true), cancellationToken).ConfigureAwait(false);
        }

        return answers;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(long run, IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WithClaims(claims =>
        {
            foreach (var key in keys)
                claims.Release(key, run);
        });
        return default;
    }

    /// <inheritdoc/>
    public ValueTask RenewAsync(long run, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WithClaims(claims => claims.Renew(run, now, lease));
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<string?> AliveAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_claiming)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_readOnly && !File.Exists(Path + SqliteClaims.Suffix))
                return new((string?)null);
            if (_claims is { IsOutdated: true })
            {
                _claims.Dispose();
                _claims = null;
            }

            _claims ??= new(Path, _readOnly, _beside);
            return new(_claims.AtWork(now));
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TaskKey>> PublishAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default) =>
        await WriteAsync(entries, claimed: true, cancellationToken).ConfigureAwait(false);

    /// <summary>Answers what can be answered: with <paramref name="takeOver"/> what was left open before.</summary>
    /// <returns>Whether there are claims that can only be taken over.</returns>
    private bool Claim(long run, IReadOnlyList<ClaimRequest> requests, ClaimAnswer[] answers, DateTimeOffset now, bool takeOver) =>
        WithClaims(claims =>
        {
            var free = new List<int>(requests.Count);
            var expired = false;
            var taken = claims.IsTaken(now);
            var isVoid = !taken && claims.HasUpkeep;
            if (isVoid && takeOver)
            {
                claims.VoidUpkeep();
                isVoid = false;
            }

            for (var i = 0; i < answers.Length; i++)
            {
                if (i + CacheLine.Ahead < answers.Length)
                    claims.Expect(requests[i + CacheLine.Ahead].Key);
                if (takeOver && answers[i].State != ClaimState.Held)
                    continue;
                var holder = taken ? new(0, 0, IsAlive: true) : claims.HolderOf(requests[i].Key, now);
                answers[i] = new(ClaimState.Held);
                if (holder.IsAlive && holder.Run != run)
                    continue;
                if (!isVoid && (holder.Run == 0 || holder.Run == run || takeOver))
                    free.Add(i);
                else
                    expired = true;
            }

            // Who commits gives the claim up afterwards; so for a claim that is free, what was committed is seen here.
            var keys = new TaskKey[free.Count];
            for (var i = 0; i < keys.Length; i++)
                keys[i] = requests[free[i]].Key;
            var current = free.Count == 0 ? null : Find(keys, withBytes: false, default);
            foreach (var i in free)
            {
                var request = requests[i];
                var entry = current!.GetValueOrDefault(request.Key);
                if (!request.KnowsOf(entry))
                {
                    answers[i] = new(ClaimState.Changed, entry);
                    continue;
                }

                claims.Claim(request.Key, run, request.Attempt);
                answers[i] = new(ClaimState.Claimed);
            }

            return expired;
        });

    private void LookAtClaims(bool[] held, List<TaskKey> lost) =>
        WithClaims(
            claims =>
            {
                for (var i = 0; i < held.Length; i++)
                {
                    var (key, run, attempt, isSource) = ExpectClaim(claims, i);
                    held[i] = isSource || claims.IsHeld(key, run, attempt);
                    if (!held[i])
                        lost.Add(key);
                }

                return true;
            },
            isLook: true);

    /// <summary>Gives up the claims of what was committed.</summary>
    private void ReleaseClaims() =>
        WithClaims(claims =>
        {
            for (var i = 0; i < _coming.Count; i++)
            {
                var (key, run, attempt, _) = ExpectClaim(claims, i);
                claims.Release(key, run, attempt);
            }
        });

    private Coming ExpectClaim(SqliteClaims claims, int position)
    {
        if (position + CacheLine.Ahead < _coming.Count)
            claims.Expect(_coming[position + CacheLine.Ahead].Key);
        return _coming[position];
    }

    private void WithClaims(Action<SqliteClaims> work) =>
        WithClaims(claims =>
        {
            work(claims);
            return true;
        });

    private T WithClaims<T>(Func<SqliteClaims, T> work, bool isLook = false)
    {
        if (_readOnly)
            throw ReadOnly();
        lock (_claiming)
        {
            ObjectDisposedException.ThrowIf(_closed, this);

            // Not before: a run that is answered from memory claims nothing.
            var claims = _claims ??= new(Path, _readOnly, _beside);
            return isLook ? claims.Look(() => work(claims)) : claims.Transact(() => work(claims));
        }
    }
}
