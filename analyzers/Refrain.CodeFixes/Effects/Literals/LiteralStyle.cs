using System.Text;

namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>How the characters of a text stand in code.</summary>
/// <param name="Kind">The form of the literal.</param>
/// <param name="IsInterpolated">Whether braces are doubled.</param>
internal readonly record struct LiteralStyle(LiteralKind Kind, bool IsInterpolated)
{
    /// <summary>A text as it is written in such a literal. What can't be written there is written all the same: reading it again shows that.</summary>
    public string Written(string text)
    {
        if (Kind == LiteralKind.Raw) return text;
        var written = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            var escaped = (Kind, c) switch
            {
                (LiteralKind.Verbatim, '"') => "\"\"",
                (LiteralKind.Verbatim, _) => null,
                (_, '"') => "\\\"",
                (_, '\\') => "\\\\",
                (_, '\n') => "\\n",
                (_, '\r') => "\\r",
                (_, '\t') => "\\t",
                _ => null,
            };
            if (IsInterpolated && c is '{' or '}') written.Append(c);
            if (escaped is null) written.Append(c);
            else written.Append(escaped);
        }
        return written.ToString();
    }
}
