using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects;

namespace Refrain.CodeFixes.Effects;

/// <summary>
/// RFN102: random numbers come from a generator whose seed is a parameter of the task, an id is a parameter. Only in <c>Run</c> itself, and an
/// id only where it is made once: elsewhere one value would stand for many.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChanceParameterFix)), Shared]
public sealed class ChanceParameterFix() : EffectFix(EffectIds.Random)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation)
    {
        if (site.Node is not ExpressionSyntax made || site.Member is not IMethodSymbol { Name: "Run", IsStatic: false }
            || site.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } run) return [];
        return site.Model.GetSymbolInfo(made, cancellation).Symbol switch
        {
            IMethodSymbol { ContainingType: { Name: nameof(Guid), ContainingNamespace.Name: "System" } } when made is InvocationExpressionSyntax call && !CodePlace.IsRepeated(made) =>
                await Id(site, run, call, cancellation).ConfigureAwait(false),
            IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { Name: nameof(Random), ContainingNamespace.Name: "System" } } when made is BaseObjectCreationExpressionSyntax creation =>
                await Seed(site, run, creation, cancellation).ConfigureAwait(false),
            IPropertySymbol { Name: "Shared", ContainingType: { Name: nameof(Random), ContainingNamespace.Name: "System" } } =>
                await Seed(site, run, made, cancellation).ConfigureAwait(false),
            _ => [],
        };
    }

    private static async Task<ImmutableArray<FixOffer>> Id(EffectSite site, MethodDeclarationSyntax run, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (site.Known.Type("System.Guid") is not { } guid) return [];
        // Two ids of one name are two: the second and further ones are numbered.
        var name = IdName(site, call);
        var before = run.DescendantNodes().OfType<InvocationExpressionSyntax>().Count(other => other.SpanStart < call.SpanStart
            && SymbolEqualityComparer.Default.Equals(site.Model.GetTypeInfo(other).Type, guid) && site.Model.GetSymbolInfo(other).Symbol is { IsStatic: true } && IdName(site, other) == name);
        var given = await GivenParameter.Of(
            site, guid, name, before, (document, model, position) => Names.Call(Names.Type(document, model, position, guid), nameof(Guid.NewGuid)), cancellation).ConfigureAwait(false);
        if (given is null) return [];
        return
        [
            new($"Take the id as parameter '{given.Name}'", "parameter", async (editor, cancel) =>
            {
                await editor.ReplaceOnce(site.Document, call, current => given.Reference.WithTriviaFrom(current), cancel).ConfigureAwait(false);
                await given.Add(editor, cancel).ConfigureAwait(false);
            }),
        ];
    }

    /// <summary>What the id is called where it goes: the local, the member or the parameter that takes it.</summary>
    private static string IdName(EffectSite site, InvocationExpressionSyntax call)
    {
        var name = call.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } => local.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax member } assignment when assignment.Right == call => member.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax member } assignment when assignment.Right == call => member.Name.Identifier.ValueText,
            ArgumentSyntax argument when site.Model.GetOperation(argument) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { } parameter }
                && SymbolEqualityComparer.Default.Equals(parameter.Type, site.Model.GetTypeInfo(call).Type) => parameter.Name,
            _ => "id",
        };
        return Texts.MemberName(name.TrimStart('_') is { Length: > 1 } bare ? bare : "id");
    }

    private static async Task<ImmutableArray<FixOffer>> Seed(EffectSite site, MethodDeclarationSyntax run, ExpressionSyntax made, CancellationToken cancellation)
    {
        var once = made is BaseObjectCreationExpressionSyntax && !CodePlace.IsRepeated(made);
        if (!once && !CodePlace.Functions(made).All(function => RunsInTurn(site, function))) return [];
        var number = site.Model.Compilation.GetSpecialType(SpecialType.System_Int32);
        if (site.Known.Type("System.Random") is not { } random) return [];
        var given = await GivenParameter.Of(
            site, number, "Seed", others: null,
            (document, model, position) => Names.Call(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, Names.Type(document, model, position, random), SyntaxFactory.IdentifierName("Shared")), nameof(Random.Next)),
            cancellation).ConfigureAwait(false);
        if (given is null) return [];

        var title = $"Seed it with parameter '{given.Name}'";
        if (once)
        {
            return
            [
                new(title, "seed", async (editor, cancel) =>
                {
                    await editor.ReplaceOnce(
                        site.Document, (BaseObjectCreationExpressionSyntax)made, current => current.WithArgumentList(Names.Arguments([given.Reference]).WithTriviaFrom(current.ArgumentList!)), cancel).ConfigureAwait(false);
                    await given.Add(editor, cancel).ConfigureAwait(false);
                }),
            ];
        }
        var local = CodePlace.FreeLocal(run, "random");
        var type = Names.Type(site.Document, site.Model, made.SpanStart, random);
        var seeded = SyntaxFactory.ObjectCreationExpression(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space), type, Names.Arguments([given.Reference]), null);
        return
        [
            new(title, "seed", async (editor, cancel) =>
            {
                await editor.ReplaceOnce(site.Document, made, current => SyntaxFactory.IdentifierName(local).WithTriviaFrom(current), cancel).ConfigureAwait(false);
                await editor.ReplaceOnce(site.Document, run, current => current.Begin(Statements.Local(local, seeded)), cancel, local).ConfigureAwait(false);
                await given.Add(editor, cancel).ConfigureAwait(false);
            }),
        ];
    }

    /// <summary>Is the function one that a query over a sequence calls for one element after the other, and that sees the locals around it?</summary>
    private static bool RunsInTurn(EffectSite site, SyntaxNode function) => function switch
    {
        QueryExpressionSyntax query => site.Model.GetTypeInfo(query).Type?.Name is not "ParallelQuery",
        AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } lambda =>
            !lambda.Modifiers.Any(SyntaxKind.StaticKeyword) && !lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword)
            && site.Model.GetSymbolInfo(call).Symbol is { ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } },
        _ => false,
    };
}
