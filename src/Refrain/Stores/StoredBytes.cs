namespace Refrain.Stores;

/// <summary>Where the bytes of a finished artifact are, and what they hash to.</summary>
/// <param name="Version">The SHA-256 of the bytes.</param>
/// <param name="Size">Their number.</param>
/// <param name="Inline">The bytes themselves, where they are few enough to be kept in the catalog.</param>
/// <param name="Blob">The name of the durable blob that holds them otherwise.</param>
public readonly record struct StoredBytes(ContentHash Version, long Size, ReadOnlyMemory<byte>? Inline, string? Blob);
