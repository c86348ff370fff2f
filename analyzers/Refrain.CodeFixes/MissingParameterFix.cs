using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.CodeFixes.Effects;
using Refrain.Reading;

namespace Refrain.CodeFixes;

/// <summary>
/// RFN009: adds the parameter that a task needs to pass it on. Tasks that require the task get it too; other code that makes the task passes what it
/// has under that name, and where it has nothing there is no fix.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingParameterFix)), Shared]
public sealed class MissingParameterFix() : ProblemFix(ProblemIds.MissingPassThrough)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(ProblemProperties.Kind, out var kind) || kind != "missing"
            || diagnostic.Properties[ProblemProperties.Name] is not { } name || diagnostic.Properties[ProblemProperties.Type] is not { } type
            || await TypeParts.Declaration(document, diagnostic.Location, cancellation).ConfigureAwait(false) is not { } declaration
            || (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))?.GetDeclaredSymbol(declaration, cancellation) is not { } task) return [];

        var given = await GivenParameter.Of(document, task, declaration, type, name, (_, model, position) => InSight(model, position, name, type), cancellation).ConfigureAwait(false);
        if (given is null) return [];
        return [new($"Add parameter '{name}' to '{declaration.Identifier.ValueText}'", "add parameter", given.Add)];
    }

    /// <summary>What is in sight under the parameter's name, or as a local would be named after it.</summary>
    private static ExpressionSyntax? InSight(SemanticModel model, int position, string name, string type)
    {
        var around = model.SyntaxTree.GetRoot().FindToken(position).Parent!;
        foreach (var symbol in model.LookupSymbols(position).Where(symbol => TaskSymbols.SameName(symbol.Name, name)).OrderBy(static symbol => symbol.Name, StringComparer.Ordinal))
        {
            var own = symbol switch
            {
                ILocalSymbol local when local.DeclaringSyntaxReferences.All(reference => reference.Span.End <= position) => local.Type,
                IParameterSymbol parameter => parameter.Type,
                IPropertySymbol { IsIndexer: false } property when property.IsStatic || CodePlace.SeesInstance(around) => property.Type,
                IFieldSymbol field when field.IsStatic || CodePlace.SeesInstance(around) => field.Type,
                _ => null,
            };
            if (own is not null && TypeNames.Code(own) == type) return SyntaxFactory.IdentifierName(TypeNames.Identifier(symbol.Name));
        }
        return null;
    }
}
