using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Reading;

namespace Refrain.CodeFixes;

/// <summary>RFN005: a settable property becomes one that is set once, when the task is made.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InitOnlyFix)), Shared]
public sealed class InitOnlyFix() : ProblemFix(ProblemIds.SettableParameter)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var property = root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<PropertyDeclarationSyntax>();
        if (property?.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) is not { } setter) return [];
        return [new("Make it init-only", "init", (editor, cancel) => editor.Replace(document, setter, AsInit, cancel))];
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
