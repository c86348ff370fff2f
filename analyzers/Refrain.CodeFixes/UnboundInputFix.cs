using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Refrain.Reading;

namespace Refrain.CodeFixes;

/// <summary>
/// RFN006: binds a parameter to a requirement that was meant, requires a task whose output it can take, makes it a service, or removes it
/// where the code doesn't use it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundInputFix)), Shared]
public sealed class UnboundInputFix() : ProblemFix(ProblemIds.UnboundInput)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model is null || await MethodParts.Parameter(document, diagnostic.Location, cancellation).ConfigureAwait(false) is not { } syntax
            || model.GetDeclaredSymbol(syntax, cancellation) is not { ContainingSymbol: IMethodSymbol method } parameter
            || syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration) return [];

        var known = KnownSymbols.Of(model.Compilation);
        var candidates = new RequirementCandidates(method.ContainingType, parameter, known, cancellation);
        var uses = Uses(declaration, parameter, model, cancellation);
        var offers = ImmutableArray.CreateBuilder<FixOffer>();
        var solution = document.Project.Solution;
        foreach (var requirement in candidates.MeantRequirements(method))
        {
            // Something else may have the name already, and calls may name the parameter.
            if (MethodParts.Names(declaration).Contains(Texts.ParameterName(requirement)) || await Calls.Name(method, parameter.Name, solution, cancellation).ConfigureAwait(false)) continue;
            offers.Add(new($"Bind '{parameter.Name}' to '{requirement}'", "rename", (editor, cancel) => Rename(editor, document, syntax, uses, Texts.ParameterName(requirement), cancel)));
        }
        if (known.Has(method.ContainingType, RefrainNames.TaskAttribute) && declaration.Parent is TypeDeclarationSyntax type
            && method.ContainingType.GetMembers(Texts.MemberName(parameter.Name)).IsEmpty)
        {
            foreach (var (task, creation) in candidates.Tasks())
            {
                var property = Property(task, Texts.MemberName(parameter.Name), creation);
                offers.Add(new($"Require '{task.Name}'", "require", (editor, cancel) => editor.Replace(document, type, current => current.Insert(property, IsRequirement), cancel)));
            }
        }
        if (method.Name is "Run" or "RunBatch" or "Observe" or "Read" && CanBeService(parameter.Type, known))
            offers.Add(new($"Take '{parameter.Name}' as a service", "service", (editor, cancel) => editor.Replace(document, syntax, AsService, cancel)));
        if (uses.IsEmpty && !await Calls.Any(method, solution, cancellation).ConfigureAwait(false))
            offers.Add(new($"Remove '{parameter.Name}'", "remove", (editor, cancel) => Remove(editor, document, syntax, cancel)));
        return offers.ToImmutable();
    }

    private static ImmutableArray<IdentifierNameSyntax> Uses(
        MethodDeclarationSyntax method, IParameterSymbol parameter, SemanticModel model, CancellationToken cancellation) =>
        [.. method.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == parameter.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, parameter))];

    /// <summary>What a container of services would hold: an interface or a class of behaviour, nothing that is data.</summary>
    private static bool CanBeService(ITypeSymbol type, KnownSymbols known) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class, IsRecord: false, SpecialType: SpecialType.None } named
        && !TaskSymbols.IsTask(named, known)
        && !known.Is(named, KnownSymbols.Stream) && !known.Is(named, RefrainNames.ArtifactOfT)
        && !named.AllInterfaces.Concat([named]).Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || known.Is(i, KnownSymbols.AsyncEnumerableOfT));

    private static PropertyDeclarationSyntax Property(INamedTypeSymbol task, string name, string creation) =>
        (PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[global::{RefrainNames.RequiresAttribute}] public {TypeNames.Code(task)} {name} => {creation};")! is var property
            ? property.ReplaceNodes(
                [property.Type, property.AttributeLists[0].Attributes[0].Name], static (node, _) => node.WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation))
            : throw new InvalidOperationException("The text of a property is none.");

    private static bool IsRequirement(MemberDeclarationSyntax member) =>
        member is PropertyDeclarationSyntax && member.AttributeLists.SelectMany(list => list.Attributes).Any(static attribute => TypeNames.Unqualified(attribute.Name.ToString()) is "Requires" or "RequiresAttribute");

    private static ParameterSyntax AsService(ParameterSyntax parameter)
    {
        var attribute = SyntaxFactory.AttributeList([SyntaxFactory.Attribute((NameSyntax)MethodParts.Type("global::" + RefrainNames.ServiceAttribute))]).WithTrailingTrivia(SyntaxFactory.Space);
        var leading = parameter.GetLeadingTrivia();
        var stripped = parameter.WithLeadingTrivia();
        return stripped.WithAttributeLists(stripped.AttributeLists.Insert(0, attribute)).WithLeadingTrivia(leading);
    }

    private static async Task Rename(
        SolutionEditor editor, Document document, ParameterSyntax parameter, ImmutableArray<IdentifierNameSyntax> uses, string name, CancellationToken cancellation)
    {
        await editor.Replace(document, parameter, current => current.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(current.Identifier)), cancellation).ConfigureAwait(false);
        foreach (var use in uses)
            await editor.Replace(document, use, current => current.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(current.Identifier)), cancellation).ConfigureAwait(false);
    }

    private static Task Remove(SolutionEditor editor, Document document, ParameterSyntax parameter, CancellationToken cancellation) =>
        editor.Replace(
            document, (ParameterListSyntax)parameter.Parent!,
            list => list.Parameters.IndexOf(p => p.Identifier.ValueText == parameter.Identifier.ValueText) is var at and >= 0
                ? list.WithParameters(list.Parameters.RemoveAt(at))
                : list,
            cancellation);
}
