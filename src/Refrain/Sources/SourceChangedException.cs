namespace Refrain;

/// <summary>A source changed while a task read it, so what the task made cannot be said to be made from any one version.</summary>
/// <param name="source">The source.</param>
public sealed class SourceChangedException(ITask source)
    : IOException($"{source} changed while it was read. Nothing was committed; run again when it has come to rest.")
{
    /// <summary>The source's key.</summary>
    public TaskKey SourceKey { get; } = source.Key;
}
