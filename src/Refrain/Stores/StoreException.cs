namespace Refrain.Stores;

/// <summary>A store cannot be read or written. The message names the place and what to do.</summary>
public class StoreException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="place">The file, folder or address.</param>
    /// <param name="message">What is wrong with it, and what to do.</param>
    /// <param name="inner">What was thrown below.</param>
    public StoreException(string place, string message, Exception? inner = null)
        : base(message, inner) => Place = place;

    /// <summary>The file, folder or address.</summary>
    public string Place { get; }
}
