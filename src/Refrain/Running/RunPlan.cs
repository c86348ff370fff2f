namespace Refrain;

/// <summary>What a run would do.</summary>
/// <param name="Tasks">The tasks, requirements before what requires them.</param>
/// <param name="Failures">The sources and requirements that could not be looked at, with what they threw; what depends on them is not planned.</param>
/// <param name="Open">
/// The tasks whose runtime requirements cannot be known before what they read has run; their further requirements are not in the plan.
/// </param>
public sealed record RunPlan(IReadOnlyList<PlannedTask> Tasks, IReadOnlyList<(ITask Task, Exception Error)> Failures, IReadOnlyList<ITask> Open)
{
    /// <summary>How long a run takes that does this; <see langword="null"/> where nothing is known of that.</summary>
    public RunEstimate? Estimate { get; internal init; }

    /// <summary>
    /// Why a task would run, back to the root cause: the task, then the input that makes it run, and so on, until one whose reason is its own. Empty for a
    /// task that would not run or is not planned.
    /// </summary>
    /// <param name="task">The task.</param>
    public IReadOnlyList<PlannedTask> Why(ITask task)
    {
        var runs = new Dictionary<string, PlannedTask>(StringComparer.Ordinal);
        foreach (var planned in Tasks.Where(static t => t.Action == PlannedAction.Run))
            runs.TryAdd(TaskRegistry.ShownTextOf(planned.Task), planned);
        var chain = new List<PlannedTask>();
        // What causes a run comes before it, so the chain ends.
        for (var next = Find(TaskRegistry.ShownTextOf(task)); next is not null; next = next.Reason is { Kind: ReasonKind.InputChanged, Subject: var input } ? Find(input) : null)
            chain.Add(next);
        return chain;

        PlannedTask? Find(string text) => runs.GetValueOrDefault(text);
    }
}
