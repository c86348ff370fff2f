using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects;

namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>Finds the place in the code of each character of a literal. What it reads is held against what the compiler read.</summary>
internal static class LiteralReader
{
    /// <summary>The style of a literal's quotes.</summary>
    public static LiteralStyle StyleOf(ExpressionSyntax literal) => literal switch
    {
        InterpolatedStringExpressionSyntax text => new(
            text.StringStartToken.Kind() is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken ? LiteralKind.Raw
            : text.StringStartToken.Text.IndexOf('@') >= 0 ? LiteralKind.Verbatim
            : LiteralKind.Regular,
            IsInterpolated: true),
        LiteralExpressionSyntax { Token: var token } => new(
            token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken ? LiteralKind.Raw
            : token.Text.StartsWith("@", StringComparison.Ordinal) ? LiteralKind.Verbatim
            : LiteralKind.Regular,
            IsInterpolated: false),
        _ => new(LiteralKind.Operand, IsInterpolated: false),
    };

    /// <summary>The text of a literal, with holes for interpolations.</summary>
    public static string ValueOf(ExpressionSyntax literal) => literal switch
    {
        LiteralExpressionSyntax { Token.Value: string value } => value,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax written ? ValueOf(text, written) : TextSet.Unknown)),
        _ => "",
    };

    /// <summary>The text of a part of an interpolated text. The token's value has its braces doubled still.</summary>
    public static string ValueOf(InterpolatedStringExpressionSyntax whole, InterpolatedStringTextSyntax part) =>
        StyleOf(whole).Kind == LiteralKind.Raw ? part.TextToken.ValueText : part.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}");

    /// <summary>The places of the characters of a literal and of its end; none where it is written in a way that is not known.</summary>
    public static ImmutableArray<int> Places(LiteralExpressionSyntax literal)
    {
        var token = literal.Token;
        var text = token.Text;
        switch (token.Kind())
        {
            case SyntaxKind.StringLiteralToken:
                var verbatim = text.StartsWith("@", StringComparison.Ordinal);
                var open = verbatim ? 2 : 1;
                return text.Length > open ? Checked(Decoded(text, open, text.Length - 1, StyleOf(literal), "", atLine: false), token, token.ValueText) : [];
            case SyntaxKind.SingleLineRawStringLiteralToken:
                var quotes = Quotes(text);
                return text.Length >= 2 * quotes ? Checked(Decoded(text, quotes, text.Length - quotes, StyleOf(literal), "", atLine: false), token, token.ValueText) : [];
            case SyntaxKind.MultiLineRawStringLiteralToken:
                var first = text.IndexOf('\n') + 1;
                var last = text.LastIndexOf('\n');
                if (first == 0 || last < first) return [];
                var indentation = text.Substring(last + 1).TrimEnd('"');
                if (text[last - 1] == '\r') last--;
                return last < first ? [] : Checked(Decoded(text, first, last, StyleOf(literal), indentation, atLine: true), token, token.ValueText);
            default:
                return [];
        }
    }

    /// <summary>The places of the characters of a part of an interpolated text.</summary>
    public static ImmutableArray<int> Places(InterpolatedStringExpressionSyntax whole, InterpolatedStringTextSyntax part)
    {
        var end = whole.StringEndToken.Text;
        var isSpread = whole.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken);
        var indentation = isSpread ? end.Substring(end.LastIndexOf('\n') + 1).TrimEnd('"') : "";
        return Checked(Decoded(part.TextToken.Text, 0, part.TextToken.Text.Length, StyleOf(whole), indentation, atLine: isSpread && whole.Contents[0] == part), part.TextToken, ValueOf(whole, part));
    }

    private static ImmutableArray<int> Checked((string Text, List<int> Places) read, SyntaxToken token, string value) =>
        read.Text == value ? [.. read.Places.Select(place => place < 0 ? -1 : token.SpanStart + place)] : [];

    private static (string Text, List<int> Places) Decoded(string text, int from, int to, LiteralStyle style, string indentation, bool atLine)
    {
        var read = new StringBuilder(to - from);
        var places = new List<int>(to - from + 1);
        for (var i = from; i < to;)
        {
            if (atLine)
            {
                atLine = false;
                i = AfterIndentation(text, i, to, indentation);
                continue;
            }
            var start = i;
            var c = text[i++];
            var isSecond = i < to && text[i] == c;
            if (style.Kind == LiteralKind.Raw) atLine = c == '\n' && indentation.Length > 0;
            else if (style.Kind == LiteralKind.Verbatim && c == '"' && isSecond) i++;
            else if (style.IsInterpolated && c is '{' or '}' && isSecond) i++;
            if (style.Kind == LiteralKind.Regular && c == '\\' && i < to)
            {
                foreach (var unit in Escape(text, ref i, to))
                {
                    read.Append(unit);
                    places.Add(start);
                    start = -1;
                }
                continue;
            }
            read.Append(c);
            places.Add(start);
        }
        places.Add(to);
        return (read.ToString(), places);
    }

    private static int AfterIndentation(string text, int from, int to, string indentation)
    {
        var i = from;
        while (i < to && i - from < indentation.Length && text[i] == indentation[i - from]) i++;
        return i;
    }

    private static string Escape(string text, ref int i, int to)
    {
        var c = text[i++];
        switch (c)
        {
            case 'u' or 'U' or 'x':
                var digits = c == 'u' ? 4 : c == 'U' ? 8 : 4;
                var start = i;
                while (i < to && i - start < digits && Uri.IsHexDigit(text[i])) i++;
                if (!int.TryParse(text.Substring(start, i - start), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10FFFF) return "";
                return code is > 0xFFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString();
            case 'n': return "\n";
            case 'r': return "\r";
            case 't': return "\t";
            case '0': return "\0";
            case 'a': return "\a";
            case 'b': return "\b";
            case 'f': return "\f";
            case 'v': return "\v";
            case 'e': return "\u001b";
            default: return c.ToString();
        }
    }

    private static int Quotes(string text)
    {
        var count = 0;
        while (count < text.Length && text[count] == '"') count++;
        return count;
    }
}
