using System.Diagnostics.CodeAnalysis;

namespace Refrain.Codecs;

/// <summary>
/// The stored text of links. A path such as <c>/a</c> is an absolute link on one operating system and a relative one on
/// another, so what is absolute is stored with its scheme, and only text with a scheme is read as absolute.
/// </summary>
internal static class UriText
{
    public static string Of(Uri value) =>
        value.IsAbsoluteUri && !HasScheme(value.OriginalString) ? value.AbsoluteUri : value.OriginalString;

    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? value) =>
        Uri.TryCreate(text, HasScheme(text) ? UriKind.Absolute : UriKind.Relative, out value)
        || Uri.TryCreate(text, UriKind.Relative, out value);

    private static bool HasScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        // One letter before the colon is a drive.
        if (colon < 2 || !char.IsAsciiLetter(text[0]))
            return false;
        foreach (var letter in text.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '-' or '.'))
                return false;
        }

        return true;
    }
}
