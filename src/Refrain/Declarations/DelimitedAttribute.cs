namespace Refrain;

/// <summary>Binds a parameter of <c>Run</c> to the typed rows of a delimited text file with a header line.</summary>
/// <param name="separator">The character between fields; a single ASCII character other than <c>"</c>, CR and LF.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DelimitedAttribute(char separator) : Attribute
{
    /// <summary>The character between fields.</summary>
    public char Separator { get; } = separator;

    /// <summary>Whether fields may be quoted as in RFC 4180. Off, a <c>"</c> is a character like any other.</summary>
    public bool Quoted { get; init; }
}
