using System.Globalization;
using System.Text;

namespace Refrain.Hosting.Display;

/// <summary>Text that comes from parameters and data, made fit for a line of a terminal or log: control characters are spelled out.</summary>
internal static class PlainText
{
    /// <summary>The text with each control character, and each half of a surrogate pair without the other, as <c>\u001b</c>.</summary>
    public static string Clean(string text)
    {
        var at = 0;
        while (at < text.Length && !IsUnfit(text, at))
            at++;
        if (at == text.Length)
            return text;
        var clean = new StringBuilder(text.Length + 16).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (IsUnfit(text, at))
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
            else
                clean.Append(text[at]);
        }

        return clean.ToString();
    }

    /// <summary>As <see cref="Clean"/>, but lines stay lines.</summary>
    public static string CleanLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Clean));

    /// <summary>The text, or as much of it as fits, with an ellipsis.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    // Not only what terminals obey: the separators that some of them break lines at, and the marks that turn the direction of what follows.
    private static bool IsUnfit(string text, int at) =>
        char.IsControl(text[at])
        || text[at] is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')
        || (char.IsHighSurrogate(text[at]) && (at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])))
        || (char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1])));
}
