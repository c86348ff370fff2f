namespace Refrain.Targets;

/// <summary>A target cannot be read or written. The message names it, what was to be written, and what to do.</summary>
public class TargetException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="inner">What was thrown below.</param>
    public TargetException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
