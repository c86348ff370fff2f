using System.Runtime.CompilerServices;

namespace Refrain.Keys;

// Here, not among the keys, which know nothing of descriptors.

/// <summary>
/// Keeps a task's key and what its type is in the task. It remembers for which instance the key was computed, so that a copy made by <c>with</c>, which may
/// take the field along, computes its own.
/// </summary>
/// <remarks>Thread-safe: threads that ask at once may compute the key twice, and get the same one. A mutable struct: keep it in a field.</remarks>
public struct KeyCache
{
    private object? _owner;
    private TaskDescriptor? _type;
    private TaskKey _key;

    /// <summary>The key of the task that holds this field. Allocates nothing unless the encoding outgrows a pooled buffer.</summary>
    /// <param name="self">The task that holds this field.</param>
    /// <returns>The key.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TaskKey Get(ITask self) =>
        // The owner is written after the key: whoever sees the owner sees the whole key.
        ReferenceEquals(Volatile.Read(ref _owner), self) ? _key : Compute(self);

    /// <summary>Whether two tasks are equal: of one type and with one key.</summary>
    /// <param name="left">One task.</param>
    /// <param name="right">The other, or <see langword="null"/>.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool Equal(ITask left, ITask? right) =>
        ReferenceEquals(left, right) || (right is not null && left.GetType() == right.GetType() && left.Key == right.Key);

    /// <summary>The hash code of a task: of its key.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The hash code.</returns>
    public static int Hash(ITask task) => task.Key.GetHashCode();

    /// <summary>A task's text: its name and its parameters, as <see cref="TaskDescriptor.Format"/> gives it.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The text.</returns>
    public static string Text(ITask task) => TaskDescriptor.Of(task).Format(task);

    /// <summary>The field of a task.</summary>
    /// <exception cref="ArgumentException">Nothing was generated for the task's type.</exception>
    internal static ref KeyCache Of(ITask task)
    {
        if (task is TaskRecord record)
            return ref TaskRecord.KeyOf(record);
        return ref (task as IKeyHolder ?? throw TaskDescriptor.NotGenerated(task)).Cache;
    }

    /// <summary>What the type of the task that holds this field is. A task is asked by having its key computed.</summary>
    internal TaskDescriptor TypeOf(ITask self)
    {
        if (_type is null)
            Compute(self);
        return _type!;
    }

    /// <summary>Whether the key of the task that holds this field was computed.</summary>
    internal readonly bool IsKnown(ITask self) => ReferenceEquals(Volatile.Read(in _owner), self);

    /// <summary>Keeps the type of the task that holds this field.</summary>
    internal void Know(TaskDescriptor type) => _type = type;

    /// <summary>Keeps the key of the task that holds this field.</summary>
    internal void Know(ITask self, TaskKey key)
    {
        _key = key;
        Volatile.Write(ref _owner, self);
    }

    [SkipLocalsInit]
    private TaskKey Compute(ITask self)
    {
        var writer = new KeyWriter(stackalloc byte[KeyWriter.StackSize], KeyForm.Key);
        try
        {
            Know(TaskDescriptor.Encode(ref writer, self));
            var key = TaskKey.Hash(writer.Written);
            Know(self, key);
            return key;
        }
        finally
        {
            writer.Dispose();
        }
    }
}
