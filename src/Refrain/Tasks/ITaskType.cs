namespace Refrain;

/// <summary>A task that knows its descriptor. Implemented by generated code alone.</summary>
public interface IDescribedTask : ITask
{
    /// <summary>What is known of the task's type.</summary>
    TaskDescriptor Descriptor { get; }
}

/// <summary>A task type that is known as a type argument. Implemented by generated code alone.</summary>
/// <typeparam name="TSelf">The task type itself.</typeparam>
public interface ITaskType<TSelf> : IDescribedTask
    where TSelf : ITaskType<TSelf>
{
    /// <summary>What is known of the task's type.</summary>
    static abstract new TaskDescriptor<TSelf> Descriptor { get; }

    /// <inheritdoc/>
    TaskDescriptor IDescribedTask.Descriptor => TSelf.Descriptor;
}
