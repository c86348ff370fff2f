namespace Refrain.Keys;

// Here, not among the keys, which know nothing of descriptors.
public static partial class PartitionPath
{
    /// <summary>The path of a task's partition, relative to a store, with <c>/</c> between folders.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The path: a folder for the task and one for the partition.</returns>
    public static string Of(ITask task) => Of(TaskDescriptor.Of(task).TextOf(task), task.Key);

    internal static string Of(TaskText text, TaskKey key) => Of(
        text.Descriptor.Name,
        text.Values
            .Where(value => value.Parameter.IsSignificant)
            .Select(value => KeyValuePair.Create(value.Parameter.Name, value.Text)),
        key);
}
