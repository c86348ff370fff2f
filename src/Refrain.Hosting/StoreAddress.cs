namespace Refrain.Hosting;

/// <summary>Where a store is, as the command line says it. An address is never shown whole: there may be a password in it.</summary>
/// <param name="Store">The folder or address of the store; of its catalog alone where <paramref name="Blobs"/> is given.</param>
/// <param name="Blobs">The folder or address of the blobs, if they are elsewhere.</param>
/// <param name="Scratch">The folder of this machine for the scratch of running tasks, if it is said; only where <paramref name="Blobs"/> is given.</param>
internal sealed record StoreAddress(string Store, string? Blobs = null, string? Scratch = null);
