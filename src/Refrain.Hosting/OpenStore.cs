using Refrain.Stores;

namespace Refrain.Hosting;

/// <summary>Opens a store that <c>--store</c> names by an address (<see cref="RefrainAppOptions.AddStore"/>).</summary>
/// <param name="address">The address as it was given.</param>
/// <param name="isReadOnly">Whether the store is to be looked at: then nothing is made where there is none, and nothing is written.</param>
/// <returns>The store, which the program closes.</returns>
/// <exception cref="StoreException">It cannot be opened. The message must not repeat a password.</exception>
public delegate ArtifactStore OpenStore(string address, bool isReadOnly);
