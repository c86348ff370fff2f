namespace Refrain.Stores;

/// <summary>A store is of another format version, or no store of Refrain. It was left as it is.</summary>
/// <param name="place">The file.</param>
/// <param name="message">What was found and expected, and what to do.</param>
public sealed class StoreFormatException(string place, string message) : StoreException(place, message);
