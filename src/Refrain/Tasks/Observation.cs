namespace Refrain;

/// <summary>What a source was observed to be.</summary>
/// <param name="Version">The hash of its version text or of its content.</param>
/// <param name="Stamp">What is quick to look at and changes when the version may have.</param>
/// <param name="Size">Its size in bytes where it has one.</param>
/// <param name="IsAsStored">Whether the quick test sufficed, so that there is nothing to write down.</param>
internal sealed record Observation(ContentHash Version, string Stamp, long Size, bool IsAsStored);
