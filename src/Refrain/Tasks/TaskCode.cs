using System.Reflection;
using Refrain.Keys;

namespace Refrain;

/// <summary>The static members of a task type, for whoever does not know the type. Without state.</summary>
internal abstract class TaskCode
{
    /// <summary>The assembly that declares the type.</summary>
    public abstract Assembly Assembly { get; }

    /// <inheritdoc cref="ITaskType.Read"/>
    public abstract ITask Read(ref KeyReader reader);
}

/// <inheritdoc/>
internal sealed class TaskCode<TTask> : TaskCode
    where TTask : ITaskType
{
    private static TaskDescriptor? s_descriptor;

    /// <summary>The one descriptor of the type. No static initialiser makes it: one of the task's own may ask for it while it is made.</summary>
    public static TaskDescriptor Descriptor => Volatile.Read(ref s_descriptor) ?? Make();

    public override Assembly Assembly => typeof(TTask).Assembly;

    public override ITask Read(ref KeyReader reader) => TTask.Read(ref reader);

    private static TaskDescriptor Make()
    {
        var made = new TaskDescriptor(TTask.Describe(), new TaskCode<TTask>());
        return Interlocked.CompareExchange(ref s_descriptor, made, null) ?? made;
    }
}
