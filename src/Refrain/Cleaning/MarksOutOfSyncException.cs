using Refrain.Stores;

namespace Refrain;

/// <summary>A clean was refused, because what is marked stale is not what is stale.</summary>
/// <param name="place">The store.</param>
/// <param name="message">What is out of sync, and what to do.</param>
public sealed class MarksOutOfSyncException(string place, string message) : StoreException(place, message);
