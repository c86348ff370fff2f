using Microsoft.Extensions.Logging;

namespace Refrain.Running;

/// <summary>What is logged of a run. The numbers and names of these events, and what their placeholders are called, are promised (docs/guide.md lists them).</summary>
internal static partial class RunMessages
{
    [LoggerMessage(100, LogLevel.Information, "Tasks that were asked for: {Requested}. Up to {Workers} run at once.", EventName = "refrain.run.started")]
    public static partial void RunStarted(ILogger logger, int requested, int workers);

    [LoggerMessage(101, LogLevel.Information, "Run {Run} {State}: {Executed} executed, {UpToDate} up to date, {Failed} failed, {Skipped} skipped, in {Seconds} s.", EventName = "refrain.run.ended")]
    public static partial void RunEnded(ILogger logger, long run, string state, long executed, long upToDate, long failed, long skipped, double seconds);

    [LoggerMessage(102, LogLevel.Error, "The run could not go on after {Seconds} s.", EventName = "refrain.run.broken")]
    public static partial void RunBroken(ILogger logger, double seconds, Exception exception);

    [LoggerMessage(110, LogLevel.Debug, "{Task} runs: {Reason}.", EventName = "refrain.task.started")]
    public static partial void TaskStarted(ILogger logger, ITask task, Reason? reason);

    [LoggerMessage(111, LogLevel.Information, "{Task} was executed in {Seconds} s.", EventName = "refrain.task.executed")]
    public static partial void TaskExecuted(ILogger logger, ITask task, double seconds);

    [LoggerMessage(112, LogLevel.Trace, "{Task} is up to date.", EventName = "refrain.task.up_to_date")]
    public static partial void TaskUpToDate(ILogger logger, ITask task);

    [LoggerMessage(113, LogLevel.Error, "{Task} failed after {Seconds} s.", EventName = "refrain.task.failed")]
    public static partial void TaskFailed(ILogger logger, ITask task, double seconds, Exception? exception);

    [LoggerMessage(114, LogLevel.Debug, "{Task} was skipped.", EventName = "refrain.task.skipped")]
    public static partial void TaskSkipped(ILogger logger, ITask task);

    [LoggerMessage(115, LogLevel.Warning, "{Task} failed and is tried again.", EventName = "refrain.task.retried")]
    public static partial void TaskRetried(ILogger logger, ITask task, Exception exception);

    [LoggerMessage(116, LogLevel.Debug, "{Task} is suspended until what it asked for is there.", EventName = "refrain.task.suspended")]
    public static partial void TaskSuspended(ILogger logger, ITask task);

    [LoggerMessage(117, LogLevel.Debug, "{Task} goes on.", EventName = "refrain.task.resumed")]
    public static partial void TaskResumed(ILogger logger, ITask task);
}
