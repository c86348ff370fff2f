using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Refrain.CodeFixes;

/// <summary>The declarations that a type is made of, and edits of their heads that keep comments and layout.</summary>
internal static class TypeParts
{
    /// <summary>The declaration that a diagnostic stands in.</summary>
    public static async Task<TypeDeclarationSyntax?> Declaration(Document document, Location location, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root?.FindNode(location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();
    }

    /// <summary>All hand-written declarations of the type, with their documents.</summary>
    public static async Task<List<(Document Document, TypeDeclarationSyntax Syntax)>> All(
        Document document, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        var parts = new List<(Document, TypeDeclarationSyntax)>();
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(declaration, cancellation) is not { } symbol) return parts;
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (document.Project.Solution.GetDocument(reference.SyntaxTree) is { } part and not SourceGeneratedDocument
                && await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is TypeDeclarationSyntax syntax)
                parts.Add((part, syntax));
        }
        return parts;
    }

    /// <summary>The same node, as the editor of its document knows it, replaced.</summary>
    public static async Task Replace<TNode>(
        this SolutionEditor editor, Document document, TNode node, Func<TNode, SyntaxNode> change, CancellationToken cancellation)
        where TNode : SyntaxNode
    {
        var documentEditor = await editor.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
        var original = documentEditor.OriginalRoot.FindNode(node.Span, getInnermostNodeForTie: true).AncestorsAndSelf()
            .First(candidate => candidate.RawKind == node.RawKind && candidate.Span == node.Span);
        documentEditor.ReplaceNode(original, (current, _) => current is TNode typed ? change(typed) : current);
    }

    /// <summary>Adds a modifier at its usual place: <c>sealed</c> before <c>partial</c>, both last.</summary>
    public static TypeDeclarationSyntax AddModifier(this TypeDeclarationSyntax type, SyntaxKind kind)
    {
        if (type.Modifiers.Any(kind)) return type;
        var token = SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
        var partial = type.Modifiers.IndexOf(SyntaxKind.PartialKeyword);
        var at = kind == SyntaxKind.PartialKeyword || partial < 0 ? type.Modifiers.Count : partial;
        if (at > 0) return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Insert(at, token));

        // The new modifier is the first: it takes over the comments and the indentation of what it is put before.
        var next = type.Modifiers.Count > 0 ? type.Modifiers[0] : type.Keyword;
        var stripped = type.ReplaceToken(next, next.WithLeadingTrivia());
        return (TypeDeclarationSyntax)stripped.WithModifiers(stripped.Modifiers.Insert(0, token.WithLeadingTrivia(next.LeadingTrivia)));
    }

    /// <summary>Removes a modifier; what stood before it now stands before the next token.</summary>
    public static TypeDeclarationSyntax RemoveModifier(this TypeDeclarationSyntax type, SyntaxKind kind)
    {
        var at = type.Modifiers.IndexOf(kind);
        if (at < 0) return type;
        var leading = type.Modifiers[at].LeadingTrivia;
        var removed = (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.RemoveAt(at));
        if (at > 0) return removed;
        var next = removed.Modifiers.Count > 0 ? removed.Modifiers[0] : removed.Keyword;
        return removed.ReplaceToken(next, next.WithLeadingTrivia(leading));
    }
}
