using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.CodeFixes.Effects.Awaiting;

/// <summary>Where an <c>await</c> may stand, and how it is written.</summary>
internal static class AwaitPlace
{
    /// <summary>
    /// The method, local function or lambda that an await at a place would make async; null where none may stand: in a lock, a filter, a query, an
    /// accessor, a constructor, an initialiser, or beside a local that can't live across it.
    /// </summary>
    public static SyntaxNode? Function(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var around in place.Ancestors())
        {
            switch (around)
            {
                case LockStatementSyntax or FixedStatementSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax or ParameterSyntax:
                    return null;
                case MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax:
                    return CanWait(around, model, cancellation) ? around : null;
                case MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return null;
            }
        }
        return null;
    }

    /// <summary>The nodes of a function that belong to no function inside it.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode function) =>
        function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    /// <summary>An expression, awaited; in parentheses where something is done with what comes back.</summary>
    public static ExpressionSyntax Awaited(ExpressionSyntax expression, SyntaxNode? parent)
    {
        var operand = expression is ConditionalExpressionSyntax or BinaryExpressionSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia())
            : expression.WithoutTrivia();
        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), operand);
        var isOwner = parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression.Span == expression.Span,
            ElementAccessExpressionSyntax access => access.Expression.Span == expression.Span,
            ConditionalAccessExpressionSyntax access => access.Expression.Span == expression.Span,
            InvocationExpressionSyntax or PostfixUnaryExpressionSyntax => true,
            _ => false,
        };
        if (isOwner) awaited = SyntaxFactory.ParenthesizedExpression(awaited);
        return awaited.WithTriviaFrom(expression);
    }

    /// <summary>References and spans don't live across an await. A few could, if they are not used after it; who wrote them will see to that.</summary>
    private static bool CanWait(SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in Own(function))
        {
            if (node is not (VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax)) continue;
            if (model.GetDeclaredSymbol(node, cancellation) is ILocalSymbol local && (local.RefKind != RefKind.None || local.Type.IsRefLikeType || local.Type.TypeKind == TypeKind.Pointer)) return false;
        }
        return true;
    }
}
