namespace Refrain.Stores;

/// <summary>A store's own file is damaged. It was left as it is.</summary>
/// <param name="place">The file.</param>
/// <param name="message">What is wrong with it, and what to do.</param>
/// <param name="inner">What was thrown below.</param>
public sealed class StoreCorruptException(string place, string message, Exception? inner = null) : StoreException(place, message, inner);
