using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Refrain.Reading;

namespace Refrain.CodeFixes;

/// <summary>RFN009: adds the parameter that a task needs to pass it on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingParameterFix)), Shared]
public sealed class MissingParameterFix() : ProblemFix(ProblemIds.MissingPassThrough)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(ProblemProperties.Kind, out var kind) || kind != "missing"
            || diagnostic.Properties[ProblemProperties.Name] is not { } name || diagnostic.Properties[ProblemProperties.Type] is not { } type
            || await TypeParts.Declaration(document, diagnostic.Location, cancellation).ConfigureAwait(false) is not { } declaration) return [];

        if (await TaskHead.Of(document, declaration, cancellation).ConfigureAwait(false) is not { } head) return [];
        return
        [
            new(
                $"Add parameter '{name}' to '{declaration.Identifier.ValueText}'",
                "add parameter",
                (editor, cancel) => editor.Replace(head.Document, head.Declaration, current => TaskHead.Add(current, type, name), cancel)),
        ];
    }
}
