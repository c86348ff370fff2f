namespace Refrain;

/// <summary>A requirement of a task type, as data: an edge of the type graph. Immutable.</summary>
public abstract class Requirement
{
    private protected Requirement(string name, RequirementKind kind, Cardinality cardinality)
    {
        Name = name;
        Kind = kind;
        Cardinality = cardinality;
    }

    /// <summary>The member's name, or the type's for <see cref="RequiresAttribute{TTask}"/>.</summary>
    public string Name { get; }

    /// <summary>When it is known which instances are required.</summary>
    public RequirementKind Kind { get; }

    /// <summary>How many instances are required.</summary>
    public Cardinality Cardinality { get; }

    /// <summary>Whether the output is not read, only up to date first.</summary>
    public bool OrderOnly { get; init; }

    /// <summary>For a runtime requirement, the positions of the requirements that it reads.</summary>
    public IReadOnlyList<int> Reads { get; init; } = [];

    /// <summary>The required task type.</summary>
    public abstract TaskDescriptor Target { get; }
}

/// <summary>A requirement of <typeparamref name="TTask"/>.</summary>
/// <typeparam name="TTask">The required task or source.</typeparam>
/// <param name="name">The member's name.</param>
/// <param name="kind">When it is known which instances are required.</param>
/// <param name="cardinality">How many instances are required.</param>
public sealed class Requirement<TTask>(string name, RequirementKind kind = RequirementKind.Static, Cardinality cardinality = Cardinality.One)
    : Requirement(name, kind, cardinality)
    where TTask : ITaskType
{
    /// <inheritdoc/>
    public override TaskDescriptor Target => TaskDescriptor.Of<TTask>();
}
