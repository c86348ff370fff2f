using Refrain.Stores;

namespace Refrain.Hosting;

/// <summary>Opens the blobs that <c>--blobs</c> names by an address (<see cref="RefrainAppOptions.AddBlobs"/>).</summary>
/// <param name="address">The address as it was given.</param>
/// <returns>The blob store, which is in use until the program ends.</returns>
/// <exception cref="StoreException">It cannot be opened. The message must not repeat a password.</exception>
public delegate IBlobStore OpenBlobs(string address);
