using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Reading;

namespace Refrain.CodeFixes;

/// <summary>RFN007: changes the type of a parameter to a form of the required output.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OutputFormFix)), Shared]
public sealed class OutputFormFix() : ProblemFix(ProblemIds.WrongForm)
{
    /// <summary>What is offered at most: the first forms are the usual ones.</summary>
    private const int MostOffers = 4;

    private protected override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await MethodParts.Parameter(document, diagnostic.Location, cancellation).ConfigureAwait(false) is not { Type: { } written } parameter) return [];
        if (!diagnostic.Properties.TryGetValue(ProblemProperties.Types, out var types)) return [];
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(parameter, cancellation)?.Type is not { } old) return [];

        var forms = Texts.Lines(types).Select((text, i) => (Text: text, Order: Rank(model, written, text, old), i))
            .Where(form => form.Order < Same).OrderBy(form => form.Order).ThenBy(form => form.i).Take(MostOffers).ToList();
        return
        [
            .. forms.Select((form, i) => new FixOffer(
                $"Change the type of '{parameter.Identifier.ValueText}' to '{TypeNames.Unqualified(form.Text)}'",
                i == 0 ? "nearest form" : "form " + TypeNames.Unqualified(form.Text),
                (editor, cancel) => editor.Replace(document, parameter, current => Retype(current, form.Text), cancel))),
        ];
    }

    private const int Same = 2;

    /// <summary>A form that the code can go on using as what it was comes first; the type as it is already is none.</summary>
    private static int Rank(SemanticModel model, TypeSyntax written, string form, ITypeSymbol old)
    {
        if (TypeNames.Code(old) == form) return Same;
        var type = model.GetSpeculativeTypeInfo(written.SpanStart, SyntaxFactory.ParseTypeName(form), SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
        if (type is null or { TypeKind: TypeKind.Error }) return 1;
        return model.Compilation.ClassifyCommonConversion(type, old).IsImplicit ? 0 : 1;
    }

    private static ParameterSyntax Retype(ParameterSyntax parameter, string type) =>
        parameter.Type is { } old ? parameter.WithType(MethodParts.Type(type).WithTriviaFrom(old)) : parameter;
}
