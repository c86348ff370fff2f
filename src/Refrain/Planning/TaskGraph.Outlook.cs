namespace Refrain.Planning;

// What is still to come.
internal sealed partial class TaskGraph
{
    private const int FewInputs = 64;

    /// <summary>
    /// Whether what a task makes is worth being held for who waits for it: not in a large graph where nobody does, or who has so many inputs that those are looked up many at once.
    /// </summary>
    public bool IsReadSoon(Node node)
    {
        if (_nodes.Count < _lean)
            return true;
        var dependents = node.Dependents.Peek();
        for (var i = 0; i < dependents.Count; i++)
        {
            var dependent = dependents[i];
            var inputs = 0;
            foreach (var required in dependent.Required)
                inputs += required.Length;
            if (inputs <= FewInputs || dependent.Dynamic is not null)
                return true;
        }

        return false;
    }

    /// <summary>How much work is ready and not taken.</summary>
    public int ReadyCount => _ready.Count;

    /// <summary>How a task stands, for a <see cref="Forecast"/>.</summary>
    /// <param name="node">The task.</param>
    /// <param name="used">How long it has been at work, if it is.</param>
    public static Forecast.Outlook OutlookOf(Node node, TimeSpan? used)
    {
        if (node.IsEnded)
            return default;
        var isSure = node.State == NodeState.Suspended || node.Reason is not null || (node.IsSupplied && Reasons.IsSure(node.Listed.Trace, TraceOf(node)));
        return new(Runs: true, isSure, used?.TotalSeconds, IsOpen: node.Reason is null && NextAtRuntime(node) >= 0);
    }

    /// <summary>As <see cref="OutlookOf"/>, in a graph that was planned: what would run was assumed to have.</summary>
    public static Forecast.Outlook PlannedOutlookOf(Node node) =>
        new(node.State == NodeState.Executed, node.Reason is { Kind: not ReasonKind.InputChanged }, Used: null, IsOpen: NextAtRuntime(node) >= 0);
}
