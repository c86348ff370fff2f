using System.Globalization;
using System.Text;

namespace Refrain.Codecs;

/// <summary>Pieces of files in messages.</summary>
internal static class ShownText
{
    /// <summary>Text as a message shows it: in quotation marks, without control characters, not too long.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="most">The characters after which it is cut.</param>
    public static string Of(ReadOnlySpan<byte> utf8, int most = 60)
    {
        if (utf8.IsEmpty)
            return "nothing";
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * most)]);
        var shown = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > most)
                return shown.Append("…\"").ToString();
            if (Rune.IsControl(rune))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                shown.Append(rune.ToString());
        }

        return shown.Append('"').ToString();
    }
}
