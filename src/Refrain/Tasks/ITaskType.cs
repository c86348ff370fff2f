using Refrain.Keys;

namespace Refrain;

/// <summary>
/// What is generated of a task or source: its description, and its code. One interface, and not a generic one: the compiler makes the
/// members of a constructed type anew for each task, and that was a quarter of what a task cost it. And what few tasks have is not here, as it looks in each
/// for an implementation of every member; what all have alike is <see cref="TaskRecord"/>'s. Implemented by generated code alone.
/// </summary>
public interface ITaskType : ITask
{
    /// <summary>Describes the type.</summary>
    static abstract TaskDescription Describe();

    /// <summary>Reads the values of the parameters and makes the task; the fields come in the order in which <see cref="Write"/> gives them.</summary>
    /// <exception cref="KeyFormatException">The bytes are not the canonical encoding of such a task.</exception>
    static abstract ITask Read(ref KeyReader reader);

    /// <summary>
    /// Writes the task: <see cref="TaskDescriptor.Begin{TTask}"/>, then the values of the parameters: the significant ones in ordinal order of their names, then, in a message, the others.
    /// </summary>
    /// <returns>What <see cref="TaskDescriptor.Begin{TTask}"/> gave: an instance needs no other member to say what its type is.</returns>
    TaskDescriptor Write(ref KeyWriter writer);

    /// <summary>Adds the static requirements.</summary>
    void Require(RequirementSet set)
    {
    }

    /// <summary>Binds the inputs, runs the task and hands its result to <paramref name="output"/>; for a source, reads it.</summary>
    ValueTask Run(TaskInputs inputs, TaskOutput output) =>
        throw new InvalidOperationException($"{TaskDescriptor.Of(this).Name} has nothing to read: give the source a Read method.");
}
