namespace Refrain;

/// <summary>
/// Declares a requirement of a task. On a property: the required task, an optional one (<see langword="null"/> requires nothing) or a sequence
/// of tasks, as a pure function of the parameters. On a method: the same, as a function of the outputs of other requirements, to which the
/// method's parameters bind by name; it is evaluated before <c>Run</c> starts.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class RequiresAttribute : Attribute
{
    /// <summary>
    /// <see langword="true"/> when <c>Run</c> does not read the output: the requirement only has to be up to date first,
    /// and its version is part of the trace all the same.
    /// </summary>
    public bool OrderOnly { get; init; }
}

/// <summary>Declares that a task requires <typeparamref name="TTask"/>, whose parameters are passed through by name.</summary>
/// <typeparam name="TTask">The required task or source; the requirement is named after the type.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RequiresAttribute<TTask> : Attribute
    where TTask : class
{
    /// <inheritdoc cref="RequiresAttribute.OrderOnly"/>
    public bool OrderOnly { get; init; }
}
