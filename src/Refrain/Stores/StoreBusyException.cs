namespace Refrain.Stores;

/// <summary>Somebody else uses the store in a way that does not go together with what is wanted: a run is alive, or a clean is at work.</summary>
/// <param name="place">The catalog.</param>
/// <param name="message">Who it is, and what to do.</param>
public sealed class StoreBusyException(string place, string message) : StoreException(place, message);
