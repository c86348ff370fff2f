namespace Refrain;

/// <summary>The bytes given as a key message are not one, or not in the canonical form of <c>docs/key-format.md</c>.</summary>
/// <remarks>It is the only exception that decoding a message throws, whatever the bytes are.</remarks>
public sealed class KeyFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="offset">Where in the message, in bytes from its start.</param>
    /// <param name="inner">What made the value unusable, such as a record's constructor that refused it.</param>
    public KeyFormatException(string message, int offset, Exception? inner = null)
        : base($"Key message, byte {offset.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {message}", inner)
    {
        Offset = offset;
    }

    /// <summary>Creates the exception for a message that is at fault as a whole.</summary>
    /// <param name="message">What was found and what was expected.</param>
    public KeyFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Where in the message the fault lies, in bytes from its start.</summary>
    public int Offset { get; }
}
