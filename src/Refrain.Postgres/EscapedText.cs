using System.Text;

namespace Refrain.Postgres;

/// <summary>
/// Any text as one that PostgreSQL can hold, which has neither <c>\0</c> nor half a surrogate pair: these, and the backslash itself, are written as <c>\</c> and four hexadecimal digits. Nearly all texts
/// stay as they are, so that people can read them in the tables.
/// </summary>
internal static class EscapedText
{
    private const int Digits = 4;

    public static string Write(string text)
    {
        var at = 0;
        while (at < text.Length && !MustEscape(text, at))
            at++;
        if (at == text.Length)
            return text;
        var escaped = new StringBuilder(text, 0, at, text.Length + 16);
        for (; at < text.Length; at++)
        {
            if (MustEscape(text, at))
                escaped.Append('\\').Append(((int)text[at]).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                escaped.Append(text[at]);
        }

        return escaped.ToString();
    }

    /// <returns><see langword="null"/> if the text is not one that <see cref="Write"/> wrote.</returns>
    public static string? Read(string escaped)
    {
        if (!escaped.Contains('\\', StringComparison.Ordinal))
            return escaped;
        var text = new StringBuilder(escaped.Length);
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] != '\\')
            {
                text.Append(escaped[at]);
                continue;
            }

            if (at + Digits >= escaped.Length || !ushort.TryParse(escaped.AsSpan(at + 1, Digits), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
                return null;
            text.Append((char)code);
            at += Digits;
        }

        return text.ToString();
    }

    private static bool MustEscape(string text, int at) => text[at] switch
    {
        '\0' or '\\' => true,
        var c when char.IsHighSurrogate(c) => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
        var c when char.IsLowSurrogate(c) => at == 0 || !char.IsHighSurrogate(text[at - 1]),
        _ => false,
    };
}
