using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace Refrain.CodeFixes.Effects;

/// <summary>Edits that several diagnostics ask for and that are made once: two holes of one text, two reads of one parameter.</summary>
internal static class SharedEdits
{
    private static readonly ConditionalWeakTable<SolutionEditor, HashSet<(DocumentId, TextSpan, int)>> s_made = new();

    /// <summary>Replaces a node of the original document, unless this editor has replaced it already.</summary>
    public static Task ReplaceOnce<TNode>(
        this SolutionEditor editor, Document document, TNode node, Func<TNode, SyntaxNode> change, CancellationToken cancellation)
        where TNode : SyntaxNode =>
        s_made.GetOrCreateValue(editor).Add((document.Id, node.Span, node.RawKind)) ? editor.Replace(document, node, change, cancellation) : Task.CompletedTask;
}
