using Refrain.Keys;

namespace Refrain;

/// <summary>
/// What is generated of a task or source: its description, and its code. One interface, and not a generic one: the compiler makes the
/// members of a constructed type anew for each task, and that was a quarter of what a task cost it. Implemented by generated code alone.
/// </summary>
public interface ITaskType : ITask
{
    /// <summary>What is known of the task's type: <see cref="TaskDescriptor.Of{TTask}"/> of it.</summary>
    TaskDescriptor Descriptor
    {
        get
        {
            Identity(out var descriptor);
            return descriptor;
        }
    }

    /// <inheritdoc/>
    TaskKey ITask.Key => Identity(out _).Get(this);

    /// <summary>What makes the task this one. One member for both, as each that is generated costs the compiler the same again.</summary>
    /// <param name="descriptor">What is known of the task's type: <see cref="TaskDescriptor.Of{TTask}"/> of it.</param>
    /// <returns>The field that keeps its key.</returns>
    ref KeyCache Identity(out TaskDescriptor descriptor);

    /// <summary>Describes the type.</summary>
    static abstract TaskDescription Describe();

    /// <summary>Reads the values of the parameters and makes the task; the fields come in the order in which <see cref="Write"/> gives them.</summary>
    /// <exception cref="KeyFormatException">The bytes are not the canonical encoding of such a task.</exception>
    static abstract ITask Read(ref KeyReader reader);

    /// <summary>Makes the task from texts where an initialiser that is no constant stands for an argument left out; otherwise <see langword="null"/>.</summary>
    /// <exception cref="TaskArgumentException">A text is not a value of its parameter, or a parameter without default has none.</exception>
    static virtual ITask? Parse(TaskArguments arguments) => null;

    /// <summary>Writes the values of the parameters: the significant ones in ordinal order of their names, then, in a message, the others.</summary>
    void Write(ref KeyWriter writer);

    /// <summary>Adds the static requirements.</summary>
    void Require(RequirementSet set)
    {
    }

    /// <summary>Evaluates one runtime requirement.</summary>
    ValueTask RequireAtRuntime(int requirement, TaskInputs inputs, RequirementSet set) => default;

    /// <summary>Binds the inputs, runs the task and hands its result to <paramref name="output"/>; for a source, reads it.</summary>
    ValueTask Run(TaskInputs inputs, TaskOutput output) =>
        throw new InvalidOperationException($"{Descriptor.Name} has nothing to read: give the source a Read method.");

    /// <summary>Observes a source: its current version as text.</summary>
    ValueTask<string> Observe(TaskInputs inputs) =>
        throw new InvalidOperationException($"{Descriptor.Name} is a task, not a source.");
}
