using Refrain.Stores;

namespace Refrain;

/// <summary>What a source of the runtime itself does otherwise than a generated one.</summary>
internal abstract class BuiltInSource
{
    /// <inheritdoc cref="TaskDescriptor.ObserveAsync"/>
    public abstract ValueTask<Observation> ObserveAsync(ITask task, TaskInputs inputs, CatalogEntry? previous);

    /// <inheritdoc cref="TaskDescriptor.IsGone"/>
    public abstract bool IsGone(Exception observing);

    /// <inheritdoc cref="TaskDescriptor.OpenSource"/>
    public abstract InputReader Open(ITask task, CatalogEntry entry, string folder, Func<TaskInputs> inputs);
}
