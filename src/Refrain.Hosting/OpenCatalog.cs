using Refrain.Stores;

namespace Refrain.Hosting;

/// <summary>Opens the catalog of a store whose blobs <c>--blobs</c> names (<see cref="RefrainAppOptions.AddCatalog"/>).</summary>
/// <param name="address">The address as it was given.</param>
/// <param name="isReadOnly">Whether the store is to be looked at: then nothing is made where there is none, and nothing is written.</param>
/// <returns>The catalog, which the program closes.</returns>
/// <exception cref="StoreException">It cannot be opened. The message must not repeat a password.</exception>
public delegate ICatalog OpenCatalog(string address, bool isReadOnly);
