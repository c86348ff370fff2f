namespace Refrain.Running;

/// <summary>A task that was asked for, as it was found up to date.</summary>
/// <param name="Version">The version of its artifact.</param>
/// <param name="Size">The number of its bytes.</param>
/// <param name="Blob">Where they are, or <see langword="null"/> if they are in the catalog.</param>
internal sealed record ProvenRoot(ContentHash Version, long Size, string? Blob);
