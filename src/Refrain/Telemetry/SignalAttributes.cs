using System.Diagnostics;

namespace Refrain.Telemetry;

/// <summary>What the attributes of activities and metrics are called; and how errors are told, as OpenTelemetry's conventions have it.</summary>
internal static class SignalAttributes
{
    public const string ErrorType = "error.type";
    public const string RunNumber = "refrain.run.number";
    public const string RunState = "refrain.run.state";
    public const string RunRequested = "refrain.run.requested";
    public const string RunProven = "refrain.run.proven";
    public const string RunExecuted = "refrain.run.executed";
    public const string RunUpToDate = "refrain.run.up_to_date";
    public const string RunFailed = "refrain.run.failed";
    public const string RunSkipped = "refrain.run.skipped";
    public const string TaskName = "refrain.task.name";
    public const string TaskKey = "refrain.task.key";
    public const string TaskAttempt = "refrain.task.attempt";
    public const string TaskReason = "refrain.task.reason";
    public const string TaskState = "refrain.task.state";
    public const string TaskSuspendedTime = "refrain.task.suspended_time";
    public const string OutputSize = "refrain.task.output.size";
    public const string OutputVersion = "refrain.task.output.version";
    public const string CommitSize = "refrain.commit.size";

    /// <summary>The class of an error: the full name of its type.</summary>
    public static string TypeOf(Exception error) => error.GetType().FullName ?? error.GetType().Name;

    /// <summary>Marks an activity as failed.</summary>
    public static void Fail(Activity activity, string type, string description)
    {
        activity.SetTag(ErrorType, type);
        activity.SetStatus(ActivityStatusCode.Error, description);
    }
}
