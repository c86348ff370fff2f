namespace Refrain;

/// <summary>What a run would do.</summary>
/// <param name="Tasks">The tasks, requirements before what requires them.</param>
/// <param name="Failures">The sources and requirements that could not be looked at, with what they threw; what depends on them is not planned.</param>
/// <param name="Open">
/// The tasks whose runtime requirements cannot be known before what they read has run; their further requirements are not in the plan.
/// </param>
public sealed record RunPlan(IReadOnlyList<PlannedTask> Tasks, IReadOnlyList<(ITask Task, Exception Error)> Failures, IReadOnlyList<ITask> Open);
