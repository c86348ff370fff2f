namespace Refrain;

/// <summary>A task's output was asked for and could not be had, because a task failed or the run was cancelled.</summary>
public sealed class RunFailedException : Exception
{
    internal RunFailedException(ITask task, RunReport report)
        : base(Describe(task, report), report.Tasks.FirstOrDefault(t => t.Error is not null)?.Error) =>
        Report = report;

    /// <summary>What came of the run.</summary>
    public RunReport Report { get; }

    private static string Describe(ITask task, RunReport report)
    {
        var failed = report.Tasks.FirstOrDefault(t => t.State == TaskState.Failed);
        return failed is null
            ? $"{task} was not made: the run ended as {report.State}."
            : $"{task} was not made: {failed.Task} failed: {ErrorWords.MessageOf(failed.Error)}";
    }
}
