using System.ComponentModel;
using Refrain.Keys;

namespace Refrain;

/// <summary>
/// What is generated of a task that cannot derive from <see cref="TaskRecord"/>, since it has another base or shows itself in words of its own: it keeps its key itself.
/// Implemented by generated code alone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKeyHolder : ITaskType
{
    /// <inheritdoc/>
    TaskKey ITask.Key => Cache.Get(this);

    /// <summary>The field that keeps the key.</summary>
    ref KeyCache Cache { get; }
}
