using Refrain.Stores;

namespace Refrain.Running;

/// <summary>States as activities, metrics and logs name them. They are promised, as names of members are not.</summary>
internal static class StateText
{
    public const string Executed = "executed";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
    public const string Running = "running";
    public const string Suspended = "suspended";
    public const string Ready = "ready";

    public static string Of(TaskState state) => state switch
    {
        TaskState.Executed => Executed,
        TaskState.UpToDate => "up_to_date",
        TaskState.Failed => Failed,
        _ => "skipped",
    };

    public static string Of(RunState state) => state switch
    {
        RunState.Succeeded => "succeeded",
        RunState.Cancelled => Cancelled,
        _ => Failed,
    };
}
