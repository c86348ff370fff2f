using System.Globalization;
using System.Text;

namespace Refrain.Hosting.Graphs;

/// <summary>Text in Mermaid drawings. The generator has it too, so that what is drawn at build and at run time is written the same.</summary>
internal static class MermaidText
{
    /// <summary>The text as it stands in quotes. There Mermaid still reads entities, markup and HTML; a character by its number is safe.</summary>
    /// <param name="text">The text. Half of a surrogate pair without the other is written as U+FFFD.</param>
    public static string Of(string text)
    {
        var written = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsLetterOrDigit(text, at))
            {
                written.Append(text[at]);
                if (char.IsSurrogatePair(text, at))
                    written.Append(text[++at]);
            }
            else if (text[at] is '_' or ' ' or '.' or '-' or '?')
            {
                written.Append(text[at]);
            }
            else
            {
                var isPair = char.IsSurrogatePair(text, at);
                var number = isPair ? char.ConvertToUtf32(text, at) : char.IsSurrogate(text[at]) ? 0xFFFD : text[at];
                written.Append('#').Append(number.ToString(CultureInfo.InvariantCulture)).Append(';');
                at += isPair ? 1 : 0;
            }
        }

        return written.ToString();
    }
}
