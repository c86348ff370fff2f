namespace Refrain.Planning;

// What is still to come.
internal sealed partial class TaskGraph
{
    /// <summary>How much work is ready and not taken.</summary>
    public int ReadyCount => _ready.Count;

    /// <summary>How a task stands, for a <see cref="Forecast"/>.</summary>
    /// <param name="node">The task.</param>
    /// <param name="used">How long it has been at work, if it is.</param>
    public static Forecast.Outlook OutlookOf(Node node, TimeSpan? used)
    {
        if (node.IsEnded)
            return default;
        var isSure = node.State == NodeState.Suspended || node.Reason is not null || (node.IsSupplied && Reasons.IsSure(node.Stored, TraceOf(node)));
        return new(Runs: true, isSure, used?.TotalSeconds, IsOpen: node.Reason is null && NextAtRuntime(node) >= 0);
    }

    /// <summary>As <see cref="OutlookOf"/>, in a graph that was planned: what would run was assumed to have.</summary>
    public static Forecast.Outlook PlannedOutlookOf(Node node) =>
        new(node.State == NodeState.Executed, node.Reason is { Kind: not ReasonKind.InputChanged }, Used: null, IsOpen: NextAtRuntime(node) >= 0);
}
