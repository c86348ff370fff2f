namespace Refrain;

/// <summary>A task or source: an immutable record of parameters. Implemented by generated code alone.</summary>
public interface ITask
{
    /// <summary>The deterministic identity: a function of the task's name and its significant parameters.</summary>
    TaskKey Key { get; }
}

/// <summary>A task whose output is read as <typeparamref name="TOutput"/>.</summary>
/// <typeparam name="TOutput">The output; <see cref="IReadOnlyList{T}"/> of the row type for a row sequence.</typeparam>
public interface ITask<out TOutput> : ITask;
