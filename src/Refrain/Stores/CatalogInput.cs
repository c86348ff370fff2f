namespace Refrain.Stores;

/// <summary>An input that an artifact was made from.</summary>
/// <param name="Key">The task or source that was read.</param>
/// <param name="Version">The version that it had.</param>
/// <param name="Requirement">The name of the requirement that asked for it; empty for one that <c>Run</c> asked for.</param>
public readonly record struct CatalogInput(TaskKey Key, ContentHash Version, string Requirement);
