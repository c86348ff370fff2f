namespace Refrain;

/// <summary>
/// Makes a <c>sealed partial record</c> a task: its positional and <c>init</c> members are its parameters and so its identity,
/// its <c>Run</c> method makes its output.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskAttribute : Attribute
{
    /// <summary>The name that is part of the key; by default the type's full name without its assembly.
    /// Give the old name here when a task type is renamed, and stored artifacts stay found.</summary>
    public string? Name { get; init; }

    /// <summary>Raised by hand when the output changes for a reason that the code does not show; part of the trace, not of the key.</summary>
    public int Version { get; init; }

    /// <summary>How long the artifact's bytes are wanted.</summary>
    public Retention Retention { get; init; }

    /// <summary>What is run first when there are too few workers: the higher; 0 unless it is set. What a task requires has at least its priority.</summary>
    public int Priority { get; init; }

    /// <summary>How often the task is tried again after it failed; -1, which it is unless it is set, leaves it to the run.</summary>
    public int Retries { get; init; } = -1;

    /// <summary>
    /// How many seconds the task may take, what it waits for aside; 0, which it is unless it is set, leaves it to the run. Then its token is cancelled, it is given up if it does not
    /// heed that, and it has failed.
    /// </summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>How the output is laid out in the store.</summary>
    public OutputFormat Format { get; init; }
}
