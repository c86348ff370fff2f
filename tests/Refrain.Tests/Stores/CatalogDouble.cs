using Refrain.Stores;

namespace Refrain.Tests.Stores;

/// <summary>A catalog over another one, for tests that want one member to behave otherwise.</summary>
internal abstract class CatalogDouble(ICatalog inner) : ICatalog
{
    public virtual ValueTask<IReadOnlyDictionary<TaskKey, CatalogEntry>> FindAsync(
        IReadOnlyCollection<TaskKey> keys, bool withBytes = false, CancellationToken cancellationToken = default) =>
        inner.FindAsync(keys, withBytes, cancellationToken);

    public virtual ValueTask CommitAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default) =>
        inner.CommitAsync(entries, cancellationToken);

    public virtual IAsyncEnumerable<CatalogEntry> ListAsync(string? name = null, CancellationToken cancellationToken = default) =>
        inner.ListAsync(name, cancellationToken);

    public virtual ValueTask<long> BeginRunAsync(string owner, DateTimeOffset startedAt, TimeSpan lease, CancellationToken cancellationToken = default) =>
        inner.BeginRunAsync(owner, startedAt, lease, cancellationToken);

    public virtual ValueTask EndRunAsync(long run, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default) =>
        inner.EndRunAsync(run, state, counts, endedAt, cancellationToken);

    public virtual ValueTask<long> NoteRunAsync(
        string owner, DateTimeOffset startedAt, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default) =>
        inner.NoteRunAsync(owner, startedAt, state, counts, endedAt, cancellationToken);

    public virtual IAsyncEnumerable<RunRecord> ListRunsAsync(CancellationToken cancellationToken = default) => inner.ListRunsAsync(cancellationToken);

    public virtual ValueTask<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken = default) => inner.FindRunAsync(run, cancellationToken);

    public virtual ValueTask<IReadOnlyList<ClaimAnswer>> ClaimAsync(
        long run, IReadOnlyList<ClaimRequest> requests, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        inner.ClaimAsync(run, requests, now, cancellationToken);

    public virtual ValueTask ReleaseAsync(long run, IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default) =>
        inner.ReleaseAsync(run, keys, cancellationToken);

    public virtual ValueTask RenewAsync(long run, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default) =>
        inner.RenewAsync(run, now, lease, cancellationToken);

    public virtual ValueTask<string?> AliveAsync(DateTimeOffset now, CancellationToken cancellationToken = default) => inner.AliveAsync(now, cancellationToken);

    public virtual ValueTask<IReadOnlyList<TaskKey>> PublishAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default) =>
        inner.PublishAsync(entries, cancellationToken);

    public virtual ValueTask<long> EpochAsync(CancellationToken cancellationToken = default) => inner.EpochAsync(cancellationToken);

    public virtual ValueTask<IReadOnlyList<DroppedInput>> DropsAsync(CancellationToken cancellationToken = default) => inner.DropsAsync(cancellationToken);

    public virtual ValueTask<bool> MarkAsync(long epoch, IReadOnlyList<(TaskKey Key, StaleMark? Mark)> marks, CancellationToken cancellationToken = default) =>
        inner.MarkAsync(epoch, marks, cancellationToken);

    public virtual ValueTask RequestAsync(IReadOnlyList<TaskRequest> requests, TimeSpan age, CancellationToken cancellationToken = default) =>
        inner.RequestAsync(requests, age, cancellationToken);

    public virtual ValueTask<IReadOnlyList<TaskRequest>> RequestsAsync(CancellationToken cancellationToken = default) => inner.RequestsAsync(cancellationToken);

    public virtual ValueTask<long> BeginUpkeepAsync(string owner, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default) =>
        inner.BeginUpkeepAsync(owner, now, lease, cancellationToken);

    public virtual ValueTask RemoveAsync(
        long upkeep, long epoch, IReadOnlyCollection<TaskKey> removed, IReadOnlyCollection<TaskKey> dropped, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default) =>
        inner.RemoveAsync(upkeep, epoch, removed, dropped, now, lease, cancellationToken);

    public virtual ValueTask HoldAsync(long upkeep, Func<ValueTask> work, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default) =>
        inner.HoldAsync(upkeep, work, now, lease, cancellationToken);

    public virtual ValueTask EndUpkeepAsync(long upkeep, CancellationToken cancellationToken = default) => inner.EndUpkeepAsync(upkeep, cancellationToken);

    public virtual ValueTask DisposeAsync() => inner.DisposeAsync();
}
