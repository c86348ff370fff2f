using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects;
using Refrain.Reading;

namespace Refrain.CodeFixes.Effects;

/// <summary>The code that a finding is about: the effect itself, not the call in the task's file that leads to it.</summary>
/// <param name="Document">The document it is in.</param>
/// <param name="Node">The innermost node that is marked.</param>
/// <param name="Model">What the names in the document mean.</param>
/// <param name="Reported">The place in the task's own file that was reported.</param>
/// <param name="Properties">What the analyzer tells of the effect.</param>
internal sealed record EffectSite(Document Document, SyntaxNode Node, SemanticModel Model, Location Reported, ImmutableDictionary<string, string?> Properties)
{
    /// <summary>The places of all effects that a diagnostic is about; none where one of them is in no document that can be edited.</summary>
    public static async Task<ImmutableArray<EffectSite>> All(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var sites = ImmutableArray.CreateBuilder<EffectSite>();
        foreach (var (place, properties) in EffectPlaces.Of(diagnostic))
        {
            if (await Of(document, diagnostic.Location, place, properties, cancellation).ConfigureAwait(false) is not { } site) return [];
            sites.Add(site);
        }
        return sites.ToImmutable();
    }

    private static async Task<EffectSite?> Of(Document document, Location reported, Location place, ImmutableDictionary<string, string?> properties, CancellationToken cancellation)
    {
        if (place.SourceTree is not { } tree || document.Project.Solution.GetDocument(tree) is not { } home || home is SourceGeneratedDocument) return null;
        var root = await home.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await home.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null ? null : new(home, root.FindNode(place.SourceSpan, getInnermostNodeForTie: true), model, reported, properties);
    }

    public KnownSymbols Known => KnownSymbols.Of(Model.Compilation);

    /// <summary>The method, accessor or constructor around it, functions inside a member left out.</summary>
    public ISymbol? Member
    {
        get
        {
            var symbol = Model.GetEnclosingSymbol(Node.SpanStart);
            while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }) symbol = symbol.ContainingSymbol;
            return symbol;
        }
    }

    /// <summary>The task that the code is a part of, with the declaration it stands in; null in any other type.</summary>
    public (INamedTypeSymbol Type, TypeDeclarationSyntax Declaration)? Task =>
        Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
        && Model.GetDeclaredSymbol(declaration) is { } type && Known.Has(type, RefrainNames.TaskAttribute)
            ? (type, declaration)
            : null;

    /// <summary>The method that an expression calls when it is put in the place of another; null where it calls none, or does not compile.</summary>
    public IMethodSymbol? Calls(ExpressionSyntax old, ExpressionSyntax instead)
    {
        if (old.AncestorsAndSelf().OfType<ExpressionSyntax>().TakeWhile(static node => node is not AnonymousFunctionExpressionSyntax)
            .LastOrDefault(node => node is ConditionalAccessExpressionSyntax access && access.WhenNotNull.Span.Contains(old.Span)) is not { } whole)
        {
            return Model.GetSpeculativeSymbolInfo(old.SpanStart, instead, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol;
        }
        // What comes after ?. means nothing by itself: the whole expression is read with the new part.
        var mark = new SyntaxAnnotation();
        var statement = SyntaxFactory.ExpressionStatement(whole.ReplaceNode(old, instead.WithAdditionalAnnotations(mark)));
        return Model.TryGetSpeculativeSemanticModel(old.SpanStart, statement, out var model)
            ? model.GetSymbolInfo(statement.GetAnnotatedNodes(mark).Single()).Symbol as IMethodSymbol
            : null;
    }

    /// <summary>The type of an expression when it is put in the place of another; null where it has none.</summary>
    public ITypeSymbol? TypeOf(ExpressionSyntax old, ExpressionSyntax instead) =>
        Model.GetSpeculativeTypeInfo(old.SpanStart, instead, SpeculativeBindingOption.BindAsExpression).Type is { TypeKind: not TypeKind.Error } type ? type : null;
}
