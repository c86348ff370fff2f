using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.CodeFixes.Effects;

/// <summary>What code at a place can see, and how often it runs.</summary>
internal static class CodePlace
{
    /// <summary>Can the code use the members of the object it belongs to? Initialisers of properties see the record's parameters.</summary>
    public static bool SeesInstance(SyntaxNode node)
    {
        foreach (var around in node.Ancestors())
        {
            switch (around)
            {
                case AnonymousFunctionExpressionSyntax lambda when lambda.Modifiers.Any(SyntaxKind.StaticKeyword):
                case LocalFunctionStatementSyntax local when local.Modifiers.Any(SyntaxKind.StaticKeyword):
                    return false;
                case MethodDeclarationSyntax or BasePropertyDeclarationSyntax:
                    return !((MemberDeclarationSyntax)around).Modifiers.Any(SyntaxKind.StaticKeyword);
                case MemberDeclarationSyntax or AttributeSyntax:
                    return false;
            }
        }
        return false;
    }

    /// <summary>The functions and queries between the code and the member it is in, the innermost first.</summary>
    public static IEnumerable<SyntaxNode> Functions(SyntaxNode node) => node.Ancestors()
        .TakeWhile(static around => around is not MemberDeclarationSyntax)
        .Where(static around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax);

    /// <summary>May the code run more than once in a run of its member: in a loop, a function or a query?</summary>
    public static bool IsRepeated(SyntaxNode node) => Functions(node).Any() || IsInLoop(node);

    /// <summary>Is it in a loop of the function it is in? What is enumerated is not.</summary>
    public static bool IsInLoop(SyntaxNode node)
    {
        for (var inner = node; inner.Parent is { } around and not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); inner = around)
        {
            switch (around)
            {
                case CommonForEachStatementSyntax each when each.Expression == inner:
                    break;
                case ForStatementSyntax loop when loop.Declaration == inner:
                    break;
                case CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                    return true;
            }
        }
        return false;
    }

    /// <summary>The name, numbered from the second on: the first that is free once some have been passed over.</summary>
    public static string FreeName(string wanted, int pass, Func<string, bool> isTaken)
    {
        var name = wanted;
        for (var i = 2; isTaken(name) || pass-- > 0; i++) name = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    /// <summary>A name for a local that the function has not, at whatever depth.</summary>
    public static string FreeLocal(SyntaxNode function, string wanted, int pass = 0)
    {
        var words = new HashSet<string>(
            function.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText), StringComparer.Ordinal);
        return FreeName(wanted, pass, words.Contains);
    }
}
