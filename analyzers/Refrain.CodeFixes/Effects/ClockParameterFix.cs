using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects;

namespace Refrain.CodeFixes.Effects;

/// <summary>RFN101: the time, or the day, becomes a parameter of the task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClockParameterFix)), Shared]
public sealed class ClockParameterFix() : EffectFix(EffectIds.Clock)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation)
    {
        if (site.Node is not ExpressionSyntax read || site.Model.GetSymbolInfo(read, cancellation).Symbol is not { ContainingType.ContainingNamespace.Name: "System" } symbol) return [];
        var isDay = symbol is { ContainingType.Name: nameof(DateTime), Name: nameof(DateTime.Today) };
        if (AsDay(site, read) is { } day) (read, isDay) = (day, true);
        Func<ExpressionSyntax, ExpressionSyntax?>? use = symbol switch
        {
            _ when read != site.Node => static given => given,
            { ContainingType.Name: nameof(DateTimeOffset), Name: "Now" or "UtcNow" } => static given => given,
            { ContainingType.Name: nameof(DateTime), Name: "UtcNow" } => static given => Member(given, "UtcDateTime"),
            // The given time has an offset of its own; that of the machine is no matter of the task.
            { ContainingType.Name: nameof(DateTime), Name: "Now" } => static given => Member(given, "DateTime"),
            { ContainingType.Name: nameof(DateTime), Name: "Today" } => given =>
                Names.Static(site, "System.TimeOnly", "MinValue") is { } midnight ? Names.Call(given, "ToDateTime", midnight) : null,
            IMethodSymbol { ContainingType.Name: "TimeProvider", Name: "GetUtcNow" or "GetLocalNow" } when read is InvocationExpressionSyntax => static given => given,
            _ => null,
        };
        if (use is null || site.Known.Type(isDay ? "System.DateOnly" : "System.DateTimeOffset") is not { } type) return [];

        var given = await GivenParameter.Of(
            site, type, isDay ? "Today" : "Now", others: null, (document, model, position) => Found(document, model, position, type, isDay), cancellation).ConfigureAwait(false);
        if (given is null || use(given.Reference) is not { } replacement) return [];
        return
        [
            new(isDay ? $"Take the day as parameter '{given.Name}'" : $"Take the time as parameter '{given.Name}'", "parameter", async (editor, cancel) =>
            {
                await editor.ReplaceOnce(site.Document, read, current => replacement.WithTriviaFrom(current), cancel).ConfigureAwait(false);
                await given.Add(editor, cancel).ConfigureAwait(false);
            }),
        ];
    }

    /// <summary>The whole <c>DateOnly.FromDateTime(…)</c>, where only the day of the time is wanted.</summary>
    private static ExpressionSyntax? AsDay(EffectSite site, ExpressionSyntax read) =>
        read.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } }
        && site.Model.GetSymbolInfo(call).Symbol is { Name: "FromDateTime", ContainingType: { Name: "DateOnly", ContainingNamespace.Name: "System" } }
            ? call
            : null;

    private static ExpressionSyntax Member(ExpressionSyntax owner, string name) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, owner, SyntaxFactory.IdentifierName(name));

    private static ExpressionSyntax Found(Document document, SemanticModel model, int position, ITypeSymbol type, bool isDay)
    {
        var name = Names.Type(document, model, position, type);
        if (!isDay) return Member(name, nameof(DateTimeOffset.UtcNow));
        var time = model.Compilation.GetSpecialType(SpecialType.System_DateTime);
        return Names.Call(name, "FromDateTime", Member(Names.Type(document, model, position, time), nameof(DateTime.UtcNow)));
    }
}
