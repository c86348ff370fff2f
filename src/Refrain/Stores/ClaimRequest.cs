namespace Refrain.Stores;

/// <summary>The wish of a run to make an artifact.</summary>
/// <param name="Key">The task.</param>
/// <param name="Attempt">The attempt of the run; rising with each claim that a run makes of one task. With the run's number it is the claim's epoch.</param>
/// <param name="Known">The entry that the run decided by, or <see langword="null"/> if it knew of none.</param>
public readonly record struct ClaimRequest(TaskKey Key, int Attempt, CatalogEntry? Known)
{
    /// <summary>Whether what the catalog has is what the run decided by.</summary>
    internal bool KnowsOf(CatalogEntry? current) =>
        Known is null || current is null
            ? Known is null && current is null
            : Known.Run == current.Run && Known.Attempt == current.Attempt && Known.Version == current.Version && Known.State == current.State;
}
