using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Refrain.Reading;

/// <summary>
/// Reads XML documentation from the text above a declaration, so that it is the same whether the compiler parses documentation or not.
/// </summary>
internal static class Documentation
{
    /// <summary>The raw XML above the first declaration of the symbol that has any, or empty.</summary>
    public static string Of(ISymbol symbol, CancellationToken cancellation)
    {
        var references = symbol.DeclaringSyntaxReferences;
        if (references.Length == 1)
        {
            return Above(references[0].GetSyntax(cancellation));
        }
        foreach (var reference in references.OrderBy(static r => r.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static r => r.Span.Start))
        {
            if (Above(reference.GetSyntax(cancellation)) is { Length: > 0 } text)
            {
                return text;
            }
        }
        return "";
    }

    /// <summary>The text of <c>&lt;summary&gt;</c>, or empty.</summary>
    public static string Summary(string xml) => Element(xml, "<summary>", "</summary>");

    /// <summary>The text of <c>&lt;param&gt;</c> for a parameter, or empty.</summary>
    public static string Parameter(string xml, string name) => xml.Length == 0 ? "" : Element(xml, $"<param name=\"{name}\">", "</param>");

    private static string Above(SyntaxNode node)
    {
        if (!node.HasLeadingTrivia)
        {
            return "";
        }
        StringBuilder? xml = null;
        foreach (var trivia in node.GetLeadingTrivia())
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia:
                    (xml ??= new()).Append(trivia.ToFullString()).Append('\n');
                    break;
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia when IsDocumentation(trivia.ToString()):
                    (xml ??= new()).Append(trivia.ToString()).Append('\n');
                    break;
            }
        }
        return xml is null ? "" : WithoutMarks(xml.ToString());
    }

    private static bool IsDocumentation(string comment) =>
        comment.StartsWith("///", StringComparison.Ordinal) || comment.StartsWith("/**", StringComparison.Ordinal);

    private static string WithoutMarks(string comment)
    {
        var text = new StringBuilder(comment.Length);
        foreach (var line in comment.Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.StartsWith("///", StringComparison.Ordinal) || trimmed.StartsWith("/**", StringComparison.Ordinal))
            {
                trimmed = trimmed.Substring(3);
            }
            else if (trimmed.StartsWith("*", StringComparison.Ordinal) && !trimmed.StartsWith("*/", StringComparison.Ordinal))
            {
                trimmed = trimmed.Substring(1);
            }
            text.Append(trimmed.EndsWith("*/", StringComparison.Ordinal) ? trimmed.Substring(0, trimmed.Length - 2) : trimmed).Append(' ');
        }
        return text.ToString();
    }

    private static string Element(string xml, string open, string close)
    {
        var start = xml.IndexOf(open, StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }
        start += open.Length;
        var end = xml.IndexOf(close, start, StringComparison.Ordinal);
        return end < 0 ? "" : Text(xml.Substring(start, end - start));
    }

    /// <summary>XML as plain text: tags give way to what they name, entities to their characters, white space to single spaces.</summary>
    private static string Text(string xml)
    {
        var text = new StringBuilder(xml.Length);
        for (var i = 0; i < xml.Length; i++)
        {
            if (xml[i] == '<' && xml.IndexOf('>', i) is var end and > 0)
            {
                text.Append(Named(xml.Substring(i + 1, end - i - 1)));
                i = end;
            }
            else if (!char.IsWhiteSpace(xml[i]))
            {
                text.Append(xml[i]);
            }
            else if (text.Length > 0 && text[text.Length - 1] != ' ')
            {
                text.Append(' ');
            }
        }
        return text.ToString().Trim()
            .Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&apos;", "'").Replace("&amp;", "&");
    }

    /// <summary>What a self-closing tag refers to: the last name of a <c>cref</c>, a <c>name</c> or a <c>langword</c>.</summary>
    private static string Named(string tag)
    {
        if (!tag.EndsWith("/", StringComparison.Ordinal) && !tag.StartsWith("see", StringComparison.Ordinal))
        {
            return "";
        }
        var start = tag.IndexOf("=\"", StringComparison.Ordinal);
        var end = start < 0 ? -1 : tag.IndexOf('"', start + 2);
        if (end < 0)
        {
            return "";
        }
        var name = tag.Substring(start + 2, end - start - 2);
        if (tag.Contains("cref="))
        {
            var parenthesis = name.IndexOf('(');
            name = parenthesis < 0 ? name : name.Substring(0, parenthesis);
            name = name.Substring(name.LastIndexOf('.') + 1).Replace('{', '<').Replace('}', '>');
        }
        return name;
    }
}
