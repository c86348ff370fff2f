using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using Refrain.CodeFixes.Effects.Awaiting;
using Refrain.Effects;
using Refrain.Reading;

namespace Refrain.CodeFixes.Effects;

/// <summary>
/// RFN208: what nothing awaits is awaited, and what it is in becomes async, up to <c>Run</c>. A thread or timer has no fix: waiting for it may wait for
/// something that only comes after.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitFix)), Shared]
public sealed class AwaitFix() : EffectFix(EffectIds.Detached)
{
    private const string Key = "await";

    private protected override async Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation)
    {
        switch (site.Node)
        {
            case AnonymousFunctionExpressionSyntax lambda:
                return await Each(site, lambda, cancellation).ConfigureAwait(false);
            case InvocationExpressionSyntax call when site.Model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method:
                if (TaskTypes.IsTask(method.ReturnType)) return await Awaited(site, call, method, cancellation).ConfigureAwait(false);
                if (method is { IsAsync: true, ReturnsVoid: true }) return await Given(site, method, cancellation).ConfigureAwait(false);
                if (method is { Name: "QueueUserWorkItem", ContainingType: { Name: nameof(ThreadPool), ContainingNamespace.Name: "Threading" } }) return await Queued(site, call, cancellation).ConfigureAwait(false);
                return [];
            default:
                return [];
        }
    }

    /// <summary>A task that is dropped, or kept in a local that nobody looks at.</summary>
    private static async Task<ImmutableArray<FixOffer>> Awaited(EffectSite site, InvocationExpressionSyntax call, IMethodSymbol method, CancellationToken cancellation)
    {
        ExpressionSyntax whole = call;
        var isConditional = false;
        while (whole.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == whole || whole.Parent is ParenthesizedExpressionSyntax)
        {
            isConditional |= whole.Parent is ConditionalAccessExpressionSyntax;
            whole = (ExpressionSyntax)whole.Parent;
        }
        var dropped = whole.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard && discard.Right == whole ? discard : whole;
        SyntaxNode? place = dropped.Parent switch
        {
            ExpressionStatementSyntax statement => statement,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local } } } => local,
            ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax => dropped,
            _ => null,
        };
        if (place is null || await AsyncSpread.At(site, whole, cancellation).ConfigureAwait(false) is not { } spread) return [];
        // The task of a task that is made by StartNew or ContinueWith is done when the work has begun.
        var isNested = TaskTypes.HasResult(method.ReturnType) && TaskTypes.IsTask(((INamedTypeSymbol)method.ReturnType).TypeArguments[0]);
        if (isNested && isConditional) return [];
        var none = method.ReturnType.Name == "ValueTask" ? SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression) : Names.Static(site, "System.Threading.Tasks.Task", "CompletedTask");
        ExpressionSyntax Waiting()
        {
            var bare = isNested ? Names.Call(whole, "Unwrap") : whole.WithoutTrivia();
            if (isConditional && none is not null)
            {
                bare = SyntaxFactory.ParenthesizedExpression(SyntaxFactory.BinaryExpression(
                    SyntaxKind.CoalesceExpression, bare.WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.QuestionQuestionToken).WithTrailingTrivia(SyntaxFactory.Space), none));
            }
            return AwaitPlace.Awaited(bare, null);
        }
        return Offer(site, place, spread, "Await it", current => current is StatementSyntax statement
            ? SyntaxFactory.ExpressionStatement(Waiting()).WithTriviaFrom(statement)
            : Waiting().WithTriviaFrom(current));
    }

    /// <summary>An <c>async void</c> method: it returns its task, and who calls it awaits that.</summary>
    private static async Task<ImmutableArray<FixOffer>> Given(EffectSite site, IMethodSymbol method, CancellationToken cancellation) =>
        await AsyncSpread.Of(site, method, cancellation).ConfigureAwait(false) is { } spread ? [new($"Let '{method.Name}' return its task, and await it", Key, spread.Edit)] : [];

    /// <summary>Work that is given to the pool, with nothing to tell it.</summary>
    private static async Task<ImmutableArray<FixOffer>> Queued(EffectSite site, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (call.ArgumentList.Arguments.Count != 1 || call.Parent is not ExpressionStatementSyntax statement || Alone(call.ArgumentList.Arguments[0].Expression) is not { } work
            || Names.Static(site, "System.Threading.Tasks.Task", nameof(Task.Run)) is not { } run
            || await AsyncSpread.At(site, call, cancellation).ConfigureAwait(false) is not { } spread) return [];
        ExpressionSyntax[] token = site.Member is { } member && site.Model.GetOperation(call, cancellation) is IInvocationOperation operation && Tokens.InReach(operation, member, site.Known) is { } name
            ? [SyntaxFactory.ParseExpression(string.Join(".", name.Split('.').Select(TypeNames.Identifier)))]
            : [];
        var started = SyntaxFactory.InvocationExpression(run, Names.Arguments([work, .. token]));
        return Offer(site, statement, spread, "Await it", current => SyntaxFactory.ExpressionStatement(AwaitPlace.Awaited(started, null)).WithTriviaFrom(current));
    }

    /// <summary>A lambda that does not look at its one parameter, without it.</summary>
    private static ParenthesizedLambdaExpressionSyntax? Alone(ExpressionSyntax work)
    {
        if (work is not LambdaExpressionSyntax lambda) return null;
        var parameter = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 1 } list => list.ParameterList.Parameters[0],
            _ => null,
        };
        if (parameter is null || lambda.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Identifier.ValueText)) return null;
        return SyntaxFactory.ParenthesizedLambdaExpression(lambda.Modifiers, SyntaxFactory.ParameterList().WithTrailingTrivia(SyntaxFactory.Space), lambda.ArrowToken, lambda.Block, lambda.ExpressionBody);
    }

    /// <summary>An async lambda for each element of a list: a loop that awaits each.</summary>
    private static async Task<ImmutableArray<FixOffer>> Each(EffectSite site, AnonymousFunctionExpressionSyntax function, CancellationToken cancellation)
    {
        if (function is not LambdaExpressionSyntax lambda || lambda.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } call } } argument
            || site.Model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { Name: "ForEach", ContainingType: { Name: "List" or nameof(Array), ContainingNamespace: { Name: "Generic" or "System" } } } method) return [];
        var elements = method.IsStatic
            ? call.ArgumentList.Arguments.FirstOrDefault(other => other != argument)?.Expression
            : (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        var element = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 1 } list => list.ParameterList.Parameters[0],
            _ => null,
        };
        if (elements is null || element is null || element.Identifier.ValueText == "_" || AwaitPlace.Own(lambda).Any(static node => node is ReturnStatementSyntax)
            || (lambda.ExpressionBody is not null and not (AwaitExpressionSyntax or InvocationExpressionSyntax or AssignmentExpressionSyntax))) return [];
        if (await AsyncSpread.At(site, call, cancellation).ConfigureAwait(false) is not { } spread) return [];
        var body = lambda.Block?.WithoutTrivia() ?? (StatementSyntax)SyntaxFactory.ExpressionStatement(lambda.ExpressionBody!.WithoutTrivia());
        var loop = SyntaxFactory.ForEachStatement(
            element.Type?.WithTrailingTrivia(SyntaxFactory.Space) ?? SyntaxFactory.IdentifierName("var").WithTrailingTrivia(SyntaxFactory.Space), element.Identifier.WithoutTrivia(), elements.WithoutTrivia(), body);
        return Offer(site, statement, spread, "Await each", current => loop.WithTriviaFrom(current).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static ImmutableArray<FixOffer> Offer(EffectSite site, SyntaxNode place, AsyncSpread spread, string title, Func<SyntaxNode, SyntaxNode> change) =>
    [
        new(title, Key, async (editor, cancel) =>
        {
            await editor.ReplaceOnce(site.Document, place, change, cancel).ConfigureAwait(false);
            await spread.Edit(editor, cancel).ConfigureAwait(false);
        }),
    ];
}
