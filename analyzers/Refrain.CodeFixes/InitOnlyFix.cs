using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Refrain.Reading;

namespace Refrain.CodeFixes;

/// <summary>RFN005: a settable property becomes one that is set once, when the task is made; not where something sets it later, or must be able to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InitOnlyFix)), Shared]
public sealed class InitOnlyFix() : ProblemFix(ProblemIds.SettableParameter)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var property = root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<PropertyDeclarationSyntax>();
        if (property?.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) is not { } setter) return [];
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(property, cancellation) is not { } symbol || symbol.IsOverride || ImplementsSetter(symbol)
            || await IsSetLater(symbol, document.Project.Solution, cancellation).ConfigureAwait(false)) return [];
        return [new("Make it init-only", "init", (editor, cancel) => editor.Replace(document, setter, AsInit, cancel))];
    }

    private static bool ImplementsSetter(IPropertySymbol property) => property.ContainingType.AllInterfaces
        .SelectMany(i => i.GetMembers(property.Name)).OfType<IPropertySymbol>()
        .Any(member => member.SetMethod is { IsInitOnly: false } && SymbolEqualityComparer.Default.Equals(property.ContainingType.FindImplementationForInterfaceMember(member), property));

    private static async Task<bool> IsSetLater(IPropertySymbol property, Solution solution, CancellationToken cancellation)
    {
        foreach (var location in (await SymbolFinder.FindReferencesAsync(property, solution, cancellation).ConfigureAwait(false)).SelectMany(static found => found.Locations))
        {
            if (location.Document is SourceGeneratedDocument || await location.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root) continue;
            if (root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax name && IsSetLater(name)) return true;
        }
        return false;
    }

    private static bool IsSetLater(ExpressionSyntax name)
    {
        var target = name;
        while (target.Parent is MemberAccessExpressionSyntax access && access.Name == target || target.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == target
            || target.Parent is MemberBindingExpressionSyntax || target.Parent is ParenthesizedExpressionSyntax) target = (ExpressionSyntax)target.Parent;
        SyntaxNode whole = target;
        while (whole.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple }) whole = tuple;
        var isSet = whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole,
            PrefixUnaryExpressionSyntax unary => unary.RawKind is (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression,
            PostfixUnaryExpressionSyntax unary => unary.RawKind is (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression,
            ForEachVariableStatementSyntax each => each.Variable == whole,
            _ => false,
        };
        if (!isSet || whole.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }) return false;
        // The object itself may set it while it is made.
        var isOwn = target is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };
        return !isOwn || name.Ancestors().TakeWhile(static node => node is not TypeDeclarationSyntax).FirstOrDefault(static node =>
            node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or ConstructorDeclarationSyntax or AccessorDeclarationSyntax or MethodDeclarationSyntax)
            is not (ConstructorDeclarationSyntax or AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.InitAccessorDeclaration });
    }

    /// <summary>A narrower accessibility goes too: a parameter that only the task itself can set would be none.</summary>
    private static AccessorDeclarationSyntax AsInit(AccessorDeclarationSyntax setter)
    {
        var leading = setter.GetLeadingTrivia();
        return SyntaxFactory.AccessorDeclaration(
                SyntaxKind.InitAccessorDeclaration, setter.AttributeLists, modifiers: default,
                SyntaxFactory.Token(SyntaxKind.InitKeyword).WithTriviaFrom(setter.Keyword), setter.Body, setter.ExpressionBody, setter.SemicolonToken)
            .WithLeadingTrivia(leading);
    }
}
