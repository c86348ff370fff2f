using Refrain.Stores;
using Refrain.Tests.Stores;

namespace Refrain.Tests.Running;

/// <summary>A catalog whose process dies after so many writes: from then on nothing of it reaches the catalog below, not even the end of the run.</summary>
internal sealed class DyingCatalog(ICatalog inner, int writes) : CatalogDouble(inner)
{
    private int _left = writes;

    public override async ValueTask<IReadOnlyList<TaskKey>> PublishAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default)
    {
        Live();
        return await base.PublishAsync(entries, cancellationToken);
    }

    public override ValueTask<bool> MarkAsync(long epoch, IReadOnlyList<(TaskKey Key, StaleMark? Mark)> marks, CancellationToken cancellationToken = default)
    {
        Live();
        return base.MarkAsync(epoch, marks, cancellationToken);
    }

    public override ValueTask RequestAsync(IReadOnlyList<TaskRequest> requests, TimeSpan age, CancellationToken cancellationToken = default)
    {
        Live();
        return base.RequestAsync(requests, age, cancellationToken);
    }

    public override ValueTask RemoveAsync(
        long upkeep, long epoch, IReadOnlyCollection<TaskKey> removed, IReadOnlyCollection<TaskKey> dropped, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        Live();
        return base.RemoveAsync(upkeep, epoch, removed, dropped, now, lease, cancellationToken);
    }

    public override ValueTask HoldAsync(long upkeep, Func<ValueTask> work, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        Live();
        return base.HoldAsync(upkeep, work, now, lease, cancellationToken);
    }

    public override ValueTask EndRunAsync(long run, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default)
    {
        Live();
        return base.EndRunAsync(run, state, counts, endedAt, cancellationToken);
    }

    public override ValueTask EndUpkeepAsync(long upkeep, CancellationToken cancellationToken = default)
    {
        Live();
        return base.EndUpkeepAsync(upkeep, cancellationToken);
    }

    public override ValueTask ReleaseAsync(long run, IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default)
    {
        Live();
        return base.ReleaseAsync(run, keys, cancellationToken);
    }

    public override ValueTask DisposeAsync() => default;

    private void Live()
    {
        if (Interlocked.Decrement(ref _left) < 0)
            throw new StoreException("the catalog", "The process is dead.");
    }
}
