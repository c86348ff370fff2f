using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Refrain.Verifying;

/// <summary>As much of two texts, or of two runs of bytes, as shows where they part.</summary>
internal static class Excerpt
{
    private const int Most = 1000;
    private const int Before = 250;
    private const int MostBytes = 96;
    private const int BytesBefore = 32;
    private const string Ellipsis = "…";

    /// <summary>Two texts in UTF-8: whole, or around the first difference if one of them is long.</summary>
    public static (string Stored, string Again) OfText(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> again)
    {
        if (stored.Length <= Most && again.Length <= Most)
            return (Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(again));
        var start = Math.Max(0, stored.CommonPrefixLength(again) - Before);
        return (Window(stored, start), Window(again, start));
    }

    /// <summary>One text in UTF-8, or its beginning.</summary>
    public static string OfText(ReadOnlySpan<byte> text) => Window(text, 0);

    /// <summary>Bytes that part at a position: around it, as text if both are, otherwise in hexadecimal digits.</summary>
    public static (string Stored, string Again) OfBytes(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> again, int at)
    {
        var start = Math.Max(0, at - BytesBefore);
        stored = stored[start..Math.Min(stored.Length, start + MostBytes)];
        again = again[start..Math.Min(again.Length, start + MostBytes)];
        return TextOf(stored) is { } left && TextOf(again) is { } right ? (left, right) : (Digits(stored), Digits(again));
    }

    private static string Window(ReadOnlySpan<byte> text, int start)
    {
        var end = Math.Min(text.Length, start + Most);
        while (start > 0 && IsInside(text, start))
            start--;
        while (end > start && IsInside(text, end))
            end--;
        return (start > 0 ? Ellipsis : "") + Encoding.UTF8.GetString(text[start..end]) + (end < text.Length ? Ellipsis : "");
    }

    /// <summary>The bytes as text, if they are: what is cut at their ends may be cut within a character.</summary>
    private static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        while (start < Math.Min(3, bytes.Length) && IsInside(bytes, start))
            start++;
        Span<char> text = stackalloc char[MostBytes];
        var status = Utf8.ToUtf16(bytes[start..], text, out _, out var written, replaceInvalidSequences: false, isFinalBlock: false);
        text = text[..written];
        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\t' or '\r' or '\n'))
                return null;
        }

        return status == OperationStatus.InvalidData ? null : text.ToString();
    }

    private static string Digits(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(3 * bytes.Length);
        foreach (var b in bytes)
            text.Append(text.Length == 0 ? "" : " ").Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static bool IsInside(ReadOnlySpan<byte> text, int at) => at < text.Length && (text[at] & 0xC0) == 0x80;
}
