namespace Refrain.Codecs;

/// <summary>
/// The bytes are not an artifact of the expected format and schema: damaged, cut short, or written by something else.
/// It is the only exception that decoding throws for what it finds in the bytes.
/// </summary>
public sealed class ArtifactFormatException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected and what was found.</param>
    public ArtifactFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected and what was found.</param>
    /// <param name="innerException">What a parser said about it.</param>
    public ArtifactFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
