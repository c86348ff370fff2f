using Refrain.Stores;

namespace Refrain.Planning;

/// <summary>A task in the graph of a run. Changed by <see cref="TaskGraph"/> alone.</summary>
internal sealed class Node
{
    public Node(ITask task, int order)
    {
        Task = task;
        Key = task.Key;
        Descriptor = TaskDescriptor.Of(task);
        Order = order;
        Required = new List<Node>[Descriptor.Requirements.Count];
        for (var i = 0; i < Required.Length; i++)
            Required[i] = [];
    }

    public ITask Task { get; }

    public TaskKey Key { get; }

    public TaskDescriptor Descriptor { get; }

    /// <summary>Order of arrival in the graph: the tie-break of everything.</summary>
    public int Order { get; }

    /// <summary>What each requirement asks for, in its order.</summary>
    public List<Node>[] Required { get; }

    /// <summary>Who waits for this node.</summary>
    public List<Node> Dependents { get; } = [];

    public NodeState State { get; internal set; }

    /// <summary>How many required nodes are not complete.</summary>
    public int Pending { get; internal set; }

    /// <summary>The next requirement that may have to be evaluated at run time.</summary>
    public int NextRequirement { get; internal set; }

    public bool Forced { get; internal set; }

    /// <summary>Whether the stored bytes were found missing or wrong.</summary>
    public bool Damaged { get; internal set; }

    /// <summary>How often its bytes turned out to be damaged in this run.</summary>
    public int Corruptions { get; internal set; }

    /// <summary>When work on it was last taken and when it last ended, in the graph's own count of moments.</summary>
    public long Taken { get; internal set; }

    /// <inheritdoc cref="Taken"/>
    public long Ended { get; internal set; }

    /// <summary>What the catalog had when the run began.</summary>
    public CatalogEntry? Stored { get; internal set; }

    /// <summary>
    /// What the node is complete with; <see langword="null"/> before, and in a plan where the task would run. While damaged bytes are made again it
    /// stays, because workers that began before may still look at it.
    /// </summary>
    public CatalogEntry? Current { get; internal set; }

    public Reason? Reason { get; internal set; }

    public Exception? Error { get; internal set; }

    public bool IsComplete => State is NodeState.Executed or NodeState.UpToDate;

    public bool IsEnded => State > NodeState.Ready;

    /// <summary>The required nodes in the order of the requirements.</summary>
    public IEnumerable<(Node Node, int Requirement)> Inputs
    {
        get
        {
            for (var i = 0; i < Required.Length; i++)
            {
                foreach (var node in Required[i])
                    yield return (node, i);
            }
        }
    }
}
