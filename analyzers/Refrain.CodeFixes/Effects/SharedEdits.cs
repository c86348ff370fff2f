using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace Refrain.CodeFixes.Effects;

/// <summary>Edits that several diagnostics ask for and that are made once: two holes of one text, two reads of one parameter.</summary>
internal static class SharedEdits
{
    private static readonly ConditionalWeakTable<SolutionEditor, HashSet<(DocumentId, TextSpan, int, string)>> s_made = new();

    /// <summary>Replaces a node of the original document, unless this editor has replaced it already for the same purpose.</summary>
    public static Task ReplaceOnce<TNode>(
        this SolutionEditor editor, Document document, TNode node, Func<TNode, SyntaxNode> change, CancellationToken cancellation, string purpose = "")
        where TNode : SyntaxNode =>
        editor.ReplaceOnce(document, node, purpose, (current, _) => change(current), cancellation);

    /// <summary>As above; the change is told for how many other purposes the node was replaced before.</summary>
    public static Task ReplaceOnce<TNode>(
        this SolutionEditor editor, Document document, TNode node, string purpose, Func<TNode, int, SyntaxNode> change, CancellationToken cancellation)
        where TNode : SyntaxNode
    {
        var made = s_made.GetOrCreateValue(editor);
        var before = made.Count(edit => edit.Item1 == document.Id && edit.Item2 == node.Span && edit.Item3 == node.RawKind);
        return made.Add((document.Id, node.Span, node.RawKind, purpose)) ? editor.Replace(document, node, current => change(current, before), cancellation) : Task.CompletedTask;
    }

    /// <summary>Replaces several nodes, or none of them where this editor has given one of them another form: half of the changes would be wrong.</summary>
    public static async Task ReplaceTogether(this SolutionEditor editor, ImmutableArray<(Document Document, SyntaxNode Old, SyntaxNode New)> changes, CancellationToken cancellation)
    {
        var made = s_made.GetOrCreateValue(editor);
        bool IsChanged((Document Document, SyntaxNode Old, SyntaxNode New) change) => made.Any(edit =>
            edit.Item1 == change.Document.Id && edit.Item2.OverlapsWith(change.Old.Span) && (edit.Item2 != change.Old.Span || edit.Item4 != change.New.ToString()));
        if (changes.Any(IsChanged)) return;
        foreach (var (document, old, @new) in changes)
            await editor.ReplaceOnce(document, old, _ => @new, cancellation, @new.ToString()).ConfigureAwait(false);
    }
}
