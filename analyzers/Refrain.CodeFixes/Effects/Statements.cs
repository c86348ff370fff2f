using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Refrain.CodeFixes.Effects;

/// <summary>Statements that are added to a method.</summary>
internal static class Statements
{
    /// <summary><c>var name = value;</c></summary>
    public static LocalDeclarationStatementSyntax Local(string name, ExpressionSyntax value) => SyntaxFactory.LocalDeclarationStatement(
        SyntaxFactory.VariableDeclaration(
            SyntaxFactory.IdentifierName("var").WithTrailingTrivia(SyntaxFactory.Space),
            [
                SyntaxFactory.VariableDeclarator(SyntaxFactory.Identifier([], name, [SyntaxFactory.Space]), null, SyntaxFactory.EqualsValueClause(
                    SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), value.WithoutTrivia())),
            ]));

    /// <summary>A statement on a line of its own.</summary>
    public static StatementSyntax OfItsOwn(StatementSyntax statement) =>
        statement.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The method with a statement before all others; one that is an expression gets a body.</summary>
    public static MethodDeclarationSyntax Begin(this MethodDeclarationSyntax method, StatementSyntax statement)
    {
        statement = OfItsOwn(statement);
        if (method.Body is { } body) return method.WithBody(body.WithStatements(body.Statements.Insert(0, statement)));
        if (method.ExpressionBody is not { } arrow) return method;
        StatementSyntax only = GivesNothing(method)
            ? SyntaxFactory.ExpressionStatement(arrow.Expression.WithoutTrivia())
            : SyntaxFactory.ReturnStatement(SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space), arrow.Expression.WithoutTrivia(), SyntaxFactory.Token(SyntaxKind.SemicolonToken));
        var block = SyntaxFactory.Block(statement, only).WithTrailingTrivia(method.SemicolonToken.TrailingTrivia).WithAdditionalAnnotations(Formatter.Annotation);
        return method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block);
    }

    private static bool GivesNothing(MethodDeclarationSyntax method) =>
        method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType is IdentifierNameSyntax or QualifiedNameSyntax { Right: IdentifierNameSyntax });
}
