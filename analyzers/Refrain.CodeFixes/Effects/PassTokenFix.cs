using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Effects;
using Refrain.Reading;

namespace Refrain.CodeFixes.Effects;

/// <summary>RFN305: passes the token that is in reach on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassTokenFix)), Shared]
public sealed class PassTokenFix() : EffectFix(EffectIds.TokenNotPassed)
{
    private protected override Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation)
    {
        if (site.Node is not InvocationExpressionSyntax invocation || site.Model.GetOperation(invocation, cancellation) is not IInvocationOperation call
            || site.Member is not { } member || !Tokens.CouldTake(call) || Tokens.InReach(call, member, site.Known) is not { } name) return Offer();

        var token = SyntaxFactory.ParseExpression(string.Join(".", name.Split('.').Select(TypeNames.Identifier)));
        if (Lists(invocation, call, token).FirstOrDefault(list => site.Calls(invocation, invocation.WithArgumentList(list)) is { } called && TakesToken(called, list)) is not { } taken) return Offer();
        var added = taken.Arguments.Last();
        return Offer(new FixOffer(
            $"Pass '{name}' on", "token",
            (editor, cancel) => editor.ReplaceOnce(site.Document, invocation.ArgumentList, current => current.Add(added.WithoutTrivia()), cancel)));
    }

    /// <summary>The argument lists to try: the token last, or by the names that the method and its overloads have for it.</summary>
    private static IEnumerable<ArgumentListSyntax> Lists(InvocationExpressionSyntax invocation, IInvocationOperation call, ExpressionSyntax token)
    {
        if (invocation.ArgumentList.Arguments.All(static argument => argument.NameColon is null)) yield return invocation.ArgumentList.Add(SyntaxFactory.Argument(token));
        var names = call.TargetMethod.OriginalDefinition.ContainingType.GetMembers(call.TargetMethod.Name).OfType<IMethodSymbol>()
            .SelectMany(static method => method.Parameters).Where(static parameter => parameter.Type.Name == nameof(CancellationToken))
            .Select(static parameter => parameter.Name).Distinct(StringComparer.Ordinal);
        foreach (var parameter in names) yield return invocation.ArgumentList.Add(ArgumentPlaces.Named(TypeNames.Identifier(parameter), token));
    }

    /// <summary>Does the last argument reach a parameter for a token?</summary>
    private static bool TakesToken(IMethodSymbol method, ArgumentListSyntax list)
    {
        var added = list.Arguments.Last();
        var parameter = added.NameColon is { } named
            ? method.Parameters.FirstOrDefault(candidate => candidate.Name == named.Name.Identifier.ValueText)
            : method.Parameters.ElementAtOrDefault(list.Arguments.Count - 1);
        return parameter?.Type.Name == nameof(CancellationToken);
    }
}
