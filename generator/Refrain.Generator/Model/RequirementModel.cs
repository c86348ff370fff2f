namespace Refrain.Model;

/// <summary>A requirement of a task: an edge of the type graph.</summary>
/// <param name="Name">The member's name, or the required type's for <c>[Requires&lt;T&gt;]</c>.</param>
/// <param name="Task">The required type as C#.</param>
/// <param name="TaskName">The required task's name, as in <see cref="TaskModel.Name"/>.</param>
/// <param name="Origin">What declares it.</param>
/// <param name="Cardinality">How many instances it asks for.</param>
internal sealed record RequirementModel(
    string Name, string Task, string TaskName, RequirementOrigin Origin, RequirementCardinality Cardinality)
{
    /// <summary>Whether it is evaluated before <c>Run</c> from the outputs of others, instead of when the run is planned.</summary>
    public bool IsRuntime { get; init; }

    public bool IsOrderOnly { get; init; }

    /// <summary>The positions of the requirements that a runtime requirement reads.</summary>
    public EquatableArray<int> Reads { get; init; }

    /// <summary>The member, for a property or method.</summary>
    public CallModel? Member { get; init; }

    /// <summary>What is passed to the required type, for <c>[Requires&lt;T&gt;]</c>.</summary>
    public EquatableArray<PassThroughModel> PassThrough { get; init; }
}

/// <summary>A parameter passed through by name.</summary>
/// <param name="Identifier">The name as C#, of both the parameter here and there.</param>
/// <param name="Place">How it is set there.</param>
/// <param name="IsNamed">Whether one before it is left out there, so that the argument must have a name.</param>
internal sealed record PassThroughModel(string Identifier, ParameterPlace Place, bool IsNamed);

/// <summary>What declares a requirement.</summary>
internal enum RequirementOrigin
{
    Property,
    Method,
    TypeAttribute,
}

/// <summary>How many instances a requirement asks for; the names are those of the runtime's <c>Cardinality</c>.</summary>
internal enum RequirementCardinality
{
    One,
    Optional,
    Many,
}
