namespace Refrain;

/// <summary>
/// What a source stands for is gone: the file is deleted, the partition dropped. Thrown by <c>Observe</c>, it makes what was made from the source stale;
/// any other exception says no more than that it could not be looked at.
/// </summary>
public sealed class SourceGoneException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is gone, and what to do.</param>
    /// <param name="inner">What was thrown below.</param>
    public SourceGoneException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
