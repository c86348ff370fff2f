namespace Refrain.Cleaning;

/// <summary>What a clean has to know of the world beside the catalog.</summary>
internal interface ICleanLook
{
    /// <summary>Which of these sources, marked as gone, are back.</summary>
    Task<IReadOnlyList<Link>> BackAsync(IReadOnlyList<Link> gone, CancellationToken cancellationToken);

    /// <summary>What tasks require, at any depth, as far as it can be known without running any; they themselves too.</summary>
    /// <exception cref="RequirementException">They require more tasks than there may be.</exception>
    Task<IReadOnlySet<TaskKey>> ReachedAsync(IReadOnlyList<ITask> tasks, CancellationToken cancellationToken);
}
