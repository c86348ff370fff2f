using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects;

namespace Refrain.CodeFixes.Effects;

/// <summary>RFN107: formats and parses by the invariant culture, compares and orders texts by their code units.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CultureFix)), Shared]
public sealed class CultureFix() : EffectFix(EffectIds.Culture)
{
    private const string Key = "invariant";

    private protected override Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation)
    {
        switch (site.Node)
        {
            case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } hole:
                return Interpolated(site, text, hole);
            case ExpressionSyntax { Parent: InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } } } hole }:
                return InvariantCall.Of(site, taker) is { } provided ? Offer(site, taker, provided) : Hole(site, hole);
            case ExpressionSyntax expression when InvariantCall.Of(site, expression) is { } call:
                return Offer(site, expression, call);
            case ExpressionSyntax operand when Invariants.IsWritten(site.Model.GetTypeInfo(operand, cancellation).Type):
                return Operand(site, operand);
            default:
                return Offer();
        }
    }

    private static Task<ImmutableArray<FixOffer>> Offer(EffectSite site, ExpressionSyntax expression, InvariantCall call) =>
        Offer(new FixOffer(call.Title, Key, (editor, cancel) => editor.ReplaceOnce(site.Document, expression, call.Change, cancel)));

    private static Task<ImmutableArray<FixOffer>> Operand(EffectSite site, ExpressionSyntax operand)
    {
        while (operand.Parent is ParenthesizedExpressionSyntax outer) operand = outer;
        if (Invariants.Written(site, operand) is null) return Offer();
        return Offer(new FixOffer("Write it by the invariant culture", Key, (editor, cancel) => editor.ReplaceOnce(
            site.Document, operand, current => Invariants.Written(site, operand) is { } written ? written.WithTriviaFrom(current) : current, cancel)));
    }

    /// <summary>The whole text is made by the invariant culture. A hole that waits can't be a part of that: it is written by itself.</summary>
    private static Task<ImmutableArray<FixOffer>> Interpolated(EffectSite site, InterpolatedStringExpressionSyntax text, InterpolationSyntax hole)
    {
        if (text.DescendantNodes().Any(static node => node is AwaitExpressionSyntax)) return Hole(site, hole);
        if (Invariants.Culture(site) is not { } culture || site.Calls(text, Created(culture, text)) is null) return Hole(site, hole);
        return Offer(new FixOffer(
            "Write it by the invariant culture", Key, (editor, cancel) => editor.ReplaceOnce(site.Document, text, current => Created(culture, current), cancel)));
    }

    private static ExpressionSyntax Created(ExpressionSyntax culture, InterpolatedStringExpressionSyntax text) =>
        Names.Call(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.StringKeyword)), "Create", culture, text.WithoutTrivia()).WithTriviaFrom(text);

    private static Task<ImmutableArray<FixOffer>> Hole(EffectSite site, InterpolationSyntax hole)
    {
        var format = hole.FormatClause?.FormatStringToken.ValueText;
        if (Invariants.Written(site, hole.Expression, format) is null) return Offer();
        return Offer(new FixOffer("Write it by the invariant culture", Key, (editor, cancel) => editor.ReplaceOnce(
            site.Document, hole, current => Invariants.Written(site, hole.Expression, format) is { } written ? current.WithExpression(written).WithFormatClause(null) : current, cancel)));
    }
}
