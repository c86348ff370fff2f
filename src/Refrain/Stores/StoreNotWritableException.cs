namespace Refrain.Stores;

/// <summary>A catalog's file or folder may not be written, or SQLite cannot open it: it may still be possible to look at it.</summary>
/// <param name="place">The file.</param>
/// <param name="message">What is wrong with it, and what to do.</param>
internal sealed class StoreNotWritableException(string place, string message) : StoreException(place, message);
