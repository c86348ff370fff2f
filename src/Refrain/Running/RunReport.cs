using Refrain.Running;
using Refrain.Stores;

namespace Refrain;

/// <summary>What came of a run. Sources are listed only where they failed.</summary>
/// <param name="Run">The run's number in its store.</param>
/// <param name="State">How it ended.</param>
/// <param name="Tasks">Each task that the run saw, requirements before what requires them.</param>
public sealed record RunReport(long Run, RunState State, IReadOnlyList<TaskReport> Tasks)
{
    /// <summary>
    /// Whether the run was answered by what the store remembers of an earlier one: the sources and the bytes of the roots were looked at, and nothing else can have changed.
    /// <see cref="Tasks"/> then lists the tasks that were asked for; <see cref="Counts"/> counts all. <see cref="RunOptions.Recheck"/> has every task looked at.
    /// </summary>
    public bool IsProven { get; internal init; }

    /// <summary>How many tasks met which end.</summary>
    public RunCounts Counts { get; internal init; } = Count(Tasks);

    private static RunCounts Count(IReadOnlyList<TaskReport> tasks)
    {
        if (tasks is TaskReports all)
            return new(all.CountOf(TaskState.Executed), all.CountOf(TaskState.UpToDate), all.CountOf(TaskState.Failed), all.CountOf(TaskState.Skipped));
        Span<int> counts = stackalloc int[4];
        for (var i = 0; i < tasks.Count; i++)
            counts[(int)tasks[i].State]++;
        return new(counts[(int)TaskState.Executed], counts[(int)TaskState.UpToDate], counts[(int)TaskState.Failed], counts[(int)TaskState.Skipped]);
    }
}
