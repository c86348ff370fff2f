using System.ComponentModel;
using Refrain.Keys;

namespace Refrain;

/// <summary>
/// What the records of all tasks have in common: where the key is kept, what is shown of them, and that tasks of two types are never equal. The base of tasks that
/// have no other one and no <c>ToString</c> of their own; others are <see cref="IKeyHolder"/>s. Derived from by generated code alone. Here rather than generated, since each
/// member of a task is one more for the compiler to make.
/// </summary>
/// <remarks>
/// Of a derived record, the <c>Equals</c> and <c>GetHashCode</c> that the compiler makes compare its own members, and so keys where those are of types whose values are
/// equal exactly when their encodings are; of others, they are generated.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record TaskRecord : ITask
{
    private KeyCache _key;

    /// <summary>Makes what is common to tasks.</summary>
    protected TaskRecord()
    {
    }

    /// <summary>Makes a copy, whose members are yet to be changed: it has a key of its own.</summary>
    /// <param name="original">What is copied.</param>
    protected TaskRecord(TaskRecord original)
    {
    }

    /// <inheritdoc/>
    TaskKey ITask.Key => _key.Get(this);

    /// <summary>Whether a task is of the same type: the part of records' equality that is the base's.</summary>
    /// <param name="other">The other task, or <see langword="null"/>.</param>
    public virtual bool Equals(TaskRecord? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <summary>A hash code of the type alone.</summary>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The task's name and its parameters, as <see cref="TaskDescriptor.Format"/> gives them.</summary>
    /// <exception cref="ArgumentNullException">A parameter that is not declared nullable is <see langword="null"/>.</exception>
    public sealed override string ToString() => KeyCache.Text(this);

    internal static ref KeyCache KeyOf(TaskRecord record) => ref record._key;
}
