using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects;
using Refrain.Sql;

namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>Puts changes of a text into the code that it is written in.</summary>
internal sealed class TextEdits
{
    private readonly ImmutableArray<TextPiece> _pieces;
    private readonly Dictionary<ExpressionSyntax, List<Change>> _changes = [];

    private TextEdits(ImmutableArray<TextPiece> pieces) => _pieces = pieces;

    /// <summary>A part of a literal that is replaced, told by the places in the document, and where it is in the literal's text.</summary>
    private sealed record Change(TextPiece Piece, int From, int To, int Start, int Length, string Text);

    /// <summary>The text that pieces are together.</summary>
    public static string TextOf(ImmutableArray<TextPiece> pieces) => string.Concat(pieces.Select(static piece => piece.Text));

    /// <summary>
    /// The literals with the changes in them; null where a change has no place in the code, can't be written there, or depends on what the caller of the
    /// code gives, so that it would be wrong for another caller.
    /// </summary>
    /// <param name="pieces">The text, in pieces.</param>
    /// <param name="changes">Which changes a text needs.</param>
    public static List<TextReplacement>? Of(ImmutableArray<TextPiece> pieces, Func<string, ImmutableArray<SqlEdit>> changes)
    {
        var wanted = changes(TextOf(pieces));
        if (wanted.IsEmpty) return null;
        var edits = new TextEdits(pieces);
        if (!wanted.All(edits.Place)) return null;
        if (edits._changes.Values.SelectMany(static of => of).Select(static change => change.Piece.Frame).Distinct().Any(frame => !IsSame(pieces, wanted, changes, frame))) return null;
        var replacements = edits._changes.Select(static of => Replaced(of.Key, of.Value)).ToList();
        if (replacements.Contains(null)) return null;
        // One inside the other can't be replaced on its own.
        var owners = edits._changes.Keys.ToList();
        return owners.Any(owner => owners.Any(other => other != owner && other.SyntaxTree == owner.SyntaxTree && other.Span.Contains(owner.Span))) ? null : [.. replacements.OfType<TextReplacement>()];
    }

    /// <summary>Does the text need the same changes where all that a caller decides is not known?</summary>
    private static bool IsSame(ImmutableArray<TextPiece> pieces, ImmutableArray<SqlEdit> wanted, Func<string, ImmutableArray<SqlEdit>> changes, TextFrame? frame)
    {
        if (pieces.All(piece => TextFrame.Fixes(frame, piece.Frame))) return true;
        var known = pieces.Select(piece => TextFrame.Fixes(frame, piece.Frame) || piece.Text.Length == 0 ? piece : TextPiece.Hole(piece.Frame, piece.Depth)).ToImmutableArray();
        var again = changes(TextOf(known));
        if (again.Length != wanted.Length) return false;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (again[i].Text != wanted[i].Text || again[i].Length != wanted[i].Length || At(known, again[i].Start) != At(pieces, wanted[i].Start)) return false;
        }
        return true;
    }

    /// <summary>The piece at a place of the text, and where in it.</summary>
    private static (int Piece, int At) At(ImmutableArray<TextPiece> pieces, int at)
    {
        for (var i = 0; i < pieces.Length; i++)
        {
            if (at < pieces[i].Text.Length) return (i, at);
            at -= pieces[i].Text.Length;
        }
        return (pieces.Length, at);
    }

    private bool Place(SqlEdit edit) => edit.Length == 0 ? Insert(edit.Start, edit.Text) : Replace(edit);

    /// <summary>Inserts where the fewest names lead to: a constant that is a part of the text may be a part of others.</summary>
    private bool Insert(int at, string text)
    {
        (TextPiece Piece, int At)? best = null;
        var start = 0;
        foreach (var piece in _pieces)
        {
            var inside = at - start;
            start += piece.Text.Length;
            if (inside < 0 || inside > piece.Text.Length || piece.Owner is null || piece.Places.Length <= inside || piece.Places[inside] < 0) continue;
            if (best is not { } other || piece.Depth < other.Piece.Depth) best = (piece, inside);
        }
        if (best is not { } found) return false;
        Add(found.Piece, found.At, 0, text);
        return true;
    }

    private bool Replace(SqlEdit edit)
    {
        var start = 0;
        var text = edit.Text;
        var left = edit.Length;
        foreach (var piece in _pieces)
        {
            var from = Math.Max(0, edit.Start - start);
            var to = Math.Min(piece.Text.Length, edit.Start + edit.Length - start);
            start += piece.Text.Length;
            if (from >= to) continue;
            if (piece.Owner is null || piece.Places.Length <= to || piece.Places[from] < 0 || piece.Places[to] < 0) return false;
            Add(piece, from, to - from, text);
            left -= to - from;
            text = "";
        }
        return left == 0;
    }

    private void Add(TextPiece piece, int at, int length, string text)
    {
        var owner = piece.Owner!;
        if (!_changes.TryGetValue(owner, out var changes)) _changes[owner] = changes = [];
        changes.Add(new(piece, piece.Places[at], piece.Places[at + length], piece.Start + at, length, text));
    }

    /// <summary>A literal with its changes, read again: only if it says what it is to say it takes the old one's place.</summary>
    private static TextReplacement? Replaced(ExpressionSyntax owner, List<Change> changes)
    {
        var document = changes[0].Piece.Document!;
        var code = owner.ToString();
        var value = LiteralReader.ValueOf(owner);
        if (changes[0].Piece.Style.Kind == LiteralKind.Operand)
        {
            var added = string.Concat(changes.Select(static change => change.Text));
            return new(document, owner, $"{code} + {SymbolDisplay.FormatLiteral(added, quote: true)}");
        }
        foreach (var change in Enumerable.Reverse(changes))
        {
            code = Spliced(code, change.From - owner.SpanStart, change.To - change.From, change.Piece.Style.Written(change.Text));
            value = Spliced(value, change.Start, change.Length, change.Text);
        }
        var read = SyntaxFactory.ParseExpression(code, options: owner.SyntaxTree.Options);
        return read.IsKind(owner.Kind()) && !read.ContainsDiagnostics && read.FullSpan.Length == code.Length && LiteralReader.ValueOf(read) == value ? new(document, owner, code) : null;
    }

    private static string Spliced(string text, int at, int length, string instead) => text.Substring(0, at) + instead + text.Substring(at + length);
}
