using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>The expressions that a name stands for.</summary>
internal static class TextBodies
{
    /// <summary>What a method or getter returns.</summary>
    public static List<ExpressionSyntax> Returned(IMethodSymbol method, CancellationToken cancellation)
    {
        var returned = new List<ExpressionSyntax>();
        foreach (var reference in (method.ReducedFrom ?? method).OriginalDefinition.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax(cancellation))
            {
                case ArrowExpressionClauseSyntax arrow:
                    returned.Add(arrow.Expression);
                    break;
                case BaseMethodDeclarationSyntax { ExpressionBody: { } arrow }:
                    returned.Add(arrow.Expression);
                    break;
                case LocalFunctionStatementSyntax { ExpressionBody: { } arrow }:
                    returned.Add(arrow.Expression);
                    break;
                case AccessorDeclarationSyntax { ExpressionBody: { } arrow }:
                    returned.Add(arrow.Expression);
                    break;
                case var body:
                    returned.AddRange(Own(body).OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression).OfType<ExpressionSyntax>());
                    break;
            }
        }
        return returned;
    }

    /// <summary>What a field or property starts as.</summary>
    public static List<ExpressionSyntax> Initial(ISymbol member, CancellationToken cancellation) =>
        [.. member.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        }).OfType<ExpressionSyntax>()];

    /// <summary>All that a local is assigned.</summary>
    public static List<ExpressionSyntax> Assigned(ILocalSymbol local, SemanticModel model, CancellationToken cancellation)
    {
        var assigned = new List<ExpressionSyntax>();
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not VariableDeclaratorSyntax declarator || declarator.SyntaxTree != model.SyntaxTree) continue;
            if (declarator.Initializer is { } initial) assigned.Add(initial.Value);
            assigned.AddRange(Uses(declarator, local, model, cancellation)
                .Select(static use => use.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } set && set.Left == use ? set.Right : null).OfType<ExpressionSyntax>());
        }
        return assigned;
    }

    /// <summary>All places that name a local or parameter.</summary>
    public static IEnumerable<IdentifierNameSyntax> Uses(SyntaxNode declared, ISymbol symbol, SemanticModel model, CancellationToken cancellation)
    {
        var around = declared.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) ?? declared.SyntaxTree.GetRoot(cancellation);
        return around.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, symbol));
    }

    private static IEnumerable<SyntaxNode> Own(SyntaxNode body) =>
        body.DescendantNodes(node => node == body || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax));
}
