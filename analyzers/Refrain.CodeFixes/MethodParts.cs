using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Refrain.CodeFixes;

/// <summary>Pieces of declarations, made so that names are shortened and layout is put right when a fix is applied.</summary>
internal static class MethodParts
{
    /// <summary>The parameter that a diagnostic stands on.</summary>
    public static async Task<ParameterSyntax?> Parameter(Document document, Location location, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root?.FindNode(location.SourceSpan).FirstAncestorOrSelf<ParameterSyntax>();
    }

    /// <summary>A type from fully qualified text.</summary>
    public static TypeSyntax Type(string text) => SyntaxFactory.ParseTypeName(text).WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>A parameter without attributes or default.</summary>
    public static ParameterSyntax Parameter(string type, string name) => SyntaxFactory.Parameter(
        attributeLists: default, modifiers: default, Type(type).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Identifier(name), @default: null);

    /// <summary>All names in a piece of code, at whatever depth, as they are written.</summary>
    public static HashSet<string> Names(SyntaxNode code) =>
        new(code.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.Text), StringComparer.Ordinal);

    /// <summary>Where a new parameter may stand: before optional ones, <c>params</c>, and a closing cancellation token.</summary>
    public static int Place(this ParameterListSyntax list)
    {
        var at = list.Parameters.Count;
        while (at > 0 && StandsLast(list.Parameters[at - 1])) at--;
        return at;
    }

    /// <summary>Adds a parameter where it may stand.</summary>
    public static ParameterListSyntax Insert(this ParameterListSyntax list, ParameterSyntax parameter) => list.Insert(parameter, list.Place());

    /// <summary>Adds a parameter at a position.</summary>
    public static ParameterListSyntax Insert(this ParameterListSyntax list, ParameterSyntax parameter, int at)
    {
        if (list.Parameters.Count == 0) return list.WithParameters(SyntaxFactory.SingletonSeparatedList(parameter));

        // A list with one parameter a line goes on with one a line.
        var spread = list.Parameters[0].GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        if (spread) parameter = parameter.WithLeadingTrivia(list.Parameters[0].GetLeadingTrivia());
        var separator = SyntaxFactory.Token(SyntaxKind.CommaToken)
            .WithTrailingTrivia(spread ? list.Parameters[0].GetFirstToken().GetPreviousToken().TrailingTrivia : [SyntaxFactory.Space]);
        var nodes = list.Parameters.ToList();
        var separators = list.Parameters.GetSeparators().ToList();
        if (at == nodes.Count)
        {
            parameter = parameter.WithTrailingTrivia(nodes[at - 1].GetTrailingTrivia());
            nodes[at - 1] = nodes[at - 1].WithTrailingTrivia();
            separators.Add(separator);
        }
        else
        {
            if (!spread) parameter = parameter.WithLeadingTrivia(nodes[at].GetLeadingTrivia());
            separators.Insert(at, separator);
        }
        nodes.Insert(at, parameter);
        return list.WithParameters(SyntaxFactory.SeparatedList(nodes, separators));
    }

    /// <summary>Adds a member: after the last one that the test holds for, else before all others.</summary>
    public static TypeDeclarationSyntax Insert(this TypeDeclarationSyntax type, MemberDeclarationSyntax member, Func<MemberDeclarationSyntax, bool> after)
    {
        var at = type.Members.LastIndexOf(after) + 1;
        var lineEnd = type.ToFullString().Contains("\r\n") ? SyntaxFactory.CarriageReturnLineFeed : SyntaxFactory.LineFeed;
        member = member.WithTrailingTrivia(lineEnd).WithAdditionalAnnotations(Formatter.Annotation);
        if (at == 0 && type.Members.FirstOrDefault() is { } next)
            type = type.WithMembers(type.Members.Replace(next, next.WithLeadingTrivia(next.GetLeadingTrivia().Insert(0, lineEnd))));
        return type.WithMembers(type.Members.Insert(at, member));
    }

    private static bool StandsLast(ParameterSyntax parameter) =>
        parameter.Default is not null
        || parameter.Modifiers.Any(SyntaxKind.ParamsKeyword)
        || parameter.Type is SimpleNameSyntax { Identifier.ValueText: "CancellationToken" } or QualifiedNameSyntax { Right.Identifier.ValueText: "CancellationToken" };
}
