using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Refrain.CodeFixes.Effects;

/// <summary>Expressions that name a type: they are shortened, and the using is added, when the fix is applied.</summary>
internal static class Names
{
    /// <summary>A static member of a type of the libraries; null where the compilation lacks the type.</summary>
    public static ExpressionSyntax? Static(EffectSite site, string metadataName, string member)
    {
        if (site.Known.Type(metadataName) is not { } type) return null;
        return SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Type(site.Document, site.Model, site.Node.SpanStart, type), SyntaxFactory.IdentifierName(member));
    }

    /// <summary>A type as it is written at a place; the using is added where its name is not known there.</summary>
    public static TypeSyntax Type(Document document, SemanticModel model, int position, ITypeSymbol type)
    {
        var name = (TypeSyntax)SyntaxGenerator.GetGenerator(document).TypeExpression(type).WithAdditionalAnnotations(Simplifier.Annotation);
        var isKnown = model.LookupNamespacesAndTypes(position, name: type.Name).Contains(type.OriginalDefinition, SymbolEqualityComparer.Default);
        return isKnown ? name : name.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
    }

    /// <summary>A call of a member of an expression.</summary>
    public static InvocationExpressionSyntax Call(ExpressionSyntax receiver, string member, params IEnumerable<ExpressionSyntax> arguments) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Receiver(receiver), SyntaxFactory.IdentifierName(member)),
        Arguments(arguments));

    /// <summary>Arguments by position, with a blank after each comma.</summary>
    public static ArgumentListSyntax Arguments(IEnumerable<ExpressionSyntax> arguments)
    {
        var nodes = arguments.Select(SyntaxFactory.Argument).ToList();
        var commas = Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), Math.Max(0, nodes.Count - 1));
        return SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(nodes, commas));
    }

    /// <summary>An expression that a member can be taken of: in parentheses where it binds less tightly than the dot.</summary>
    public static ExpressionSyntax Receiver(ExpressionSyntax expression) => expression.WithoutTrivia() is var bare
        && bare is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
            or LiteralExpressionSyntax or ThisExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax or PredefinedTypeSyntax or GenericNameSyntax or ObjectCreationExpressionSyntax
            ? bare
            : SyntaxFactory.ParenthesizedExpression(bare);
}
