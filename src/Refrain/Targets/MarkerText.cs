using System.Globalization;
using System.Text;

namespace Refrain.Targets;

/// <summary>Text as any target can hold it.</summary>
internal static class MarkerText
{
    /// <summary>The text with <c>\0</c> and halves of surrogate pairs spelled out. It is there to be read, and not made into the text again.</summary>
    public static string Of(string text)
    {
        var at = FirstUnfit(text);
        if (at < 0)
            return text;
        var fit = new StringBuilder(text.Length + 16);
        for (var rest = text.AsSpan(); ;)
        {
            fit.Append(rest[..at]).Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[at]:x4}");
            rest = rest[(at + 1)..];
            at = FirstUnfit(rest);
            if (at < 0)
                return fit.Append(rest).ToString();
        }
    }

    private static int FirstUnfit(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\0' || Rune.DecodeFromUtf16(text[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
                return at;
            at += length;
        }

        return -1;
    }
}
