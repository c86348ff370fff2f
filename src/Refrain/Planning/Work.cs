namespace Refrain.Planning;

/// <summary>What is to be done on a node.</summary>
internal enum WorkKind : byte
{
    /// <summary>Observe a source.</summary>
    Observe,

    /// <summary>Evaluate a runtime requirement.</summary>
    Require,

    /// <summary>Find out what the task asked for in a step when its artifact was made.</summary>
    Recall,

    /// <summary>Run the task.</summary>
    Run,

    /// <summary>Answer what the task has asked for while it runs.</summary>
    Resume,
}

/// <summary>A piece of work that can be done now.</summary>
/// <param name="Node">The task.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Requirement">The requirement to evaluate, for <see cref="WorkKind.Require"/>.</param>
internal readonly record struct Work(Node Node, WorkKind Kind, int Requirement = -1)
{
    /// <summary>The same number for tasks that are to be run together; 0 for one that is run alone.</summary>
    public int Group { get; init; }
}
