using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.CodeFixes.Effects;

/// <summary>Arguments that are added to a call.</summary>
internal static class ArgumentPlaces
{
    /// <summary>Adds an argument for the parameter at a position: by position where all before it are given so, else by name.</summary>
    public static ArgumentListSyntax Insert(this ArgumentListSyntax list, int at, string name, ExpressionSyntax value)
    {
        var positional = list.Arguments.TakeWhile(static argument => argument.NameColon is null).Count();
        if (positional < at || (positional == at && positional < list.Arguments.Count)) return list.Add(Named(name, value));
        if (at == list.Arguments.Count) return list.Add(SyntaxFactory.Argument(value));
        var next = list.Arguments[at];
        var argument = SyntaxFactory.Argument(value).WithLeadingTrivia(next.GetLeadingTrivia());
        var nodes = list.Arguments.ToList();
        nodes[at] = next.WithLeadingTrivia();
        nodes.Insert(at, argument);
        var separators = list.Arguments.GetSeparators().ToList();
        separators.Insert(at, Comma(list));
        return list.WithArguments(SyntaxFactory.SeparatedList(nodes, separators));
    }

    /// <summary>Adds an argument at the end.</summary>
    public static ArgumentListSyntax Add(this ArgumentListSyntax list, ArgumentSyntax argument)
    {
        if (list.Arguments.Count == 0) return list.WithArguments([argument]);
        var last = list.Arguments.Last();
        if (IsSpread(list)) argument = argument.WithLeadingTrivia(list.Arguments[0].GetLeadingTrivia());
        var nodes = list.Arguments.ToList();
        nodes[nodes.Count - 1] = last.WithTrailingTrivia();
        nodes.Add(argument.WithTrailingTrivia(last.GetTrailingTrivia()));
        return list.WithArguments(SyntaxFactory.SeparatedList(nodes, [.. list.Arguments.GetSeparators(), Comma(list)]));
    }

    /// <summary>An argument by name.</summary>
    public static ArgumentSyntax Named(string name, ExpressionSyntax value) => SyntaxFactory.Argument(
        SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name), SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)), default, value);

    // A list with one argument a line goes on with one a line.
    private static bool IsSpread(ArgumentListSyntax list) => list.OpenParenToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static SyntaxToken Comma(ArgumentListSyntax list) =>
        SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(IsSpread(list) ? list.OpenParenToken.TrailingTrivia : [SyntaxFactory.Space]);
}
