namespace Refrain.Keys;

// Here, not among the keys, which know nothing of descriptors.
public static partial class KeyCodecs
{
    /// <summary>The codec of a task type that is a parameter of another. Always the same instance.</summary>
    /// <typeparam name="TTask">The task type.</typeparam>
    public static IKeyCodec<TTask> Task<TTask>()
        where TTask : class, ITaskType => TaskKeyCodec<TTask>.Instance;
}
