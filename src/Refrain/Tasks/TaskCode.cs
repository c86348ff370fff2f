using Refrain.Keys;

namespace Refrain;

/// <summary>The static members of a task type, for whoever does not know the type. Without state.</summary>
internal abstract class TaskCode
{
    /// <inheritdoc cref="ITaskType.Read"/>
    public abstract ITask Read(ref KeyReader reader);

    /// <inheritdoc cref="ITaskType.Parse"/>
    public abstract ITask? Parse(TaskArguments arguments);
}

/// <inheritdoc/>
internal sealed class TaskCode<TTask> : TaskCode
    where TTask : ITaskType
{
    /// <summary>The one descriptor of the type.</summary>
    public static readonly TaskDescriptor Descriptor = new(TTask.Describe(), new TaskCode<TTask>());

    public override ITask Read(ref KeyReader reader) => TTask.Read(ref reader);

    public override ITask? Parse(TaskArguments arguments) => TTask.Parse(arguments);
}
