using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using Refrain.Reading;
using Refrain.Reading.Binding;

namespace Refrain.CodeFixes;

/// <summary>RFN008: takes the output as a parameter of <c>Run</c>, says that only the order is meant, or takes the requirement out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedRequirementFix)), Shared]
public sealed class UnusedRequirementFix() : ProblemFix(ProblemIds.UnusedRequirement)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var marked = root?.FindNode(diagnostic.Location.SourceSpan);
        if (model is null || marked?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellation) is not { } task) return [];
        var name = diagnostic.Properties.TryGetValue(ProblemProperties.Name, out var given) && given is { Length: > 0 } ? given : null;
        if (name is null) return [];

        var offers = ImmutableArray.CreateBuilder<FixOffer>();
        var known = KnownSymbols.Of(model.Compilation);
        var isDuplicate = diagnostic.Properties.TryGetValue(ProblemProperties.Kind, out var kind) && kind == "duplicate";
        if (!isDuplicate && Parameter(task, name, known, cancellation) is { } parameter && await Run(document, task, cancellation).ConfigureAwait(false) is { } run
            && !MethodParts.Names(run.List.Parent!).Contains(parameter.Name))
        {
            offers.Add(new(
                $"Take '{name}' as a parameter of Run", "parameter",
                (editor, cancel) => editor.Replace(run.Document, run.List, list => list.Insert(MethodParts.Parameter(parameter.Type, parameter.Name)), cancel)));
        }
        if (Attribute(marked, model, known) is { } attribute)
        {
            if (!isDuplicate)
            {
                offers.Add(new(
                    $"Require '{name}' for the order only", "order only",
                    (editor, cancel) => editor.Replace(document, attribute, OrderOnly, cancel)));
            }
            var member = marked.FirstAncestorOrSelf<MemberDeclarationSyntax>();
            if (member is null or TypeDeclarationSyntax)
                offers.Add(new($"Don't require '{name}'", "remove", (editor, cancel) => Remove(editor, document, attribute, cancel)));
            else if (model.GetDeclaredSymbol(member, cancellation) is { } symbol && !await IsUsed(symbol, document.Project.Solution, cancellation).ConfigureAwait(false))
                offers.Add(new($"Remove '{name}'", "remove", (editor, cancel) => Remove(editor, document, member, cancel)));
        }
        return offers.ToImmutable();
    }

    /// <summary>The first form that the output can be read in.</summary>
    private static (string Type, string Name)? Parameter(INamedTypeSymbol task, string requirement, KnownSymbols known, CancellationToken cancellation)
    {
        var required = RequirementReader.Read(task, known, new ProblemList(), cancellation).FirstOrDefault(r => r.Name == requirement);
        if (required is null) return null;
        var site = new InputSite(known.Compilation.ObjectType, 0, required, known.OutputOf(required.Task), null, known);
        var type = InputForm.All.SelectMany(form => form.Types(site)).FirstOrDefault();
        if (type is null) return null;
        return (required.Cardinality == Model.RequirementCardinality.Optional ? type + "?" : type, Texts.ParameterName(requirement));
    }

    private static async Task<(Document Document, ParameterListSyntax List)?> Run(Document document, INamedTypeSymbol task, CancellationToken cancellation)
    {
        if (OutputShape.Single(task, "Run") is not { } method || method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || await Calls.Any(method, document.Project.Solution, cancellation).ConfigureAwait(false)
            || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MethodDeclarationSyntax run
            || document.Project.Solution.GetDocument(run.SyntaxTree) is not { } home) return null;
        return (home, run.ParameterList);
    }

    /// <summary>The <c>[Requires]</c> of a marked member, or the marked <c>[Requires&lt;T&gt;]</c> itself.</summary>
    private static AttributeSyntax? Attribute(SyntaxNode marked, SemanticModel model, KnownSymbols known)
    {
        if (marked.FirstAncestorOrSelf<AttributeSyntax>() is { } self) return self;
        return marked.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => known.Is(model.GetTypeInfo(attribute).Type, RefrainNames.RequiresAttribute));
    }

    private static AttributeSyntax OrderOnly(AttributeSyntax attribute)
    {
        var argument = SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(RefrainNames.OrderOnly), nameColon: null, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression))
            .NormalizeWhitespace();
        return attribute.ArgumentList is { Arguments.Count: > 0 } arguments
            ? attribute.WithArgumentList(arguments.WithArguments([.. arguments.Arguments.Where(a => a.NameEquals?.Name.Identifier.ValueText != RefrainNames.OrderOnly), argument]))
            : attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList([argument]));
    }

    private static async Task<bool> IsUsed(ISymbol symbol, Solution solution, CancellationToken cancellation)
    {
        foreach (var found in await SymbolFinder.FindReferencesAsync(symbol, solution, cancellation).ConfigureAwait(false))
        {
            if (found.Locations.Any(location => location.Document is not SourceGeneratedDocument)) return true;
        }
        return false;
    }

    private static async Task Remove(SolutionEditor editor, Document document, SyntaxNode node, CancellationToken cancellation)
    {
        var documentEditor = await editor.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
        var original = documentEditor.OriginalRoot.FindNode(node.Span, getInnermostNodeForTie: true).AncestorsAndSelf().First(n => n.RawKind == node.RawKind && n.Span == node.Span);
        if (original is AttributeSyntax { Parent: AttributeListSyntax { Attributes.Count: 1 } list }) original = list;
        documentEditor.RemoveNode(original, SyntaxRemoveOptions.KeepUnbalancedDirectives | SyntaxRemoveOptions.AddElasticMarker);
    }
}
