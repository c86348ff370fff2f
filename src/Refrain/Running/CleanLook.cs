using Refrain.Cleaning;
using Refrain.Stores;

namespace Refrain.Running;

/// <inheritdoc/>
internal sealed class CleanLook(ArtifactStore store, PipelineOptions options) : ICleanLook
{
    public async Task<IReadOnlyList<Link>> BackAsync(IReadOnlyList<Link> gone, CancellationToken cancellationToken)
    {
        var look = new SourceLook(store, options);
        await look.LookAsync(gone, cancellationToken);
        var seen = look.Seen;
        return [.. gone.Where(g => seen.Contains(g.Key))];
    }

    public Task<IReadOnlySet<TaskKey>> ReachedAsync(IReadOnlyList<ITask> tasks, CancellationToken cancellationToken) =>
        new Planner(store, options).ReachAsync(tasks, cancellationToken);
}
