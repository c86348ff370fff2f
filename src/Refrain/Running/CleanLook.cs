using Refrain.Cleaning;
using Refrain.Stores;

namespace Refrain.Running;

/// <inheritdoc/>
/// <param name="store">The store.</param>
/// <param name="options">Services, logger, clock.</param>
/// <param name="most">How many tasks and sources there may be.</param>
internal sealed class CleanLook(ArtifactStore store, PipelineOptions options, int most) : ICleanLook
{
    public async Task<IReadOnlyList<Link>> BackAsync(IReadOnlyList<Link> gone, CancellationToken cancellationToken)
    {
        var look = new SourceLook(store, options);
        await look.LookAsync(gone, cancellationToken);
        var seen = look.Seen;
        return [.. gone.Where(g => seen.Contains(g.Key))];
    }

    public Task<IReadOnlySet<TaskKey>> ReachedAsync(IReadOnlyList<ITask> tasks, CancellationToken cancellationToken) =>
        new Planner(store, options, most: most).ReachAsync(tasks, cancellationToken);
}
