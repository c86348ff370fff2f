using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Refrain.Reading;

namespace Refrain.CodeFixes;

/// <summary>RFN001: adds <c>partial</c> to every part that lacks it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartialFix)), Shared]
public sealed class AddPartialFix() : ProblemFix(ProblemIds.NotPartial)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await TypeParts.Declaration(document, diagnostic.Location, cancellation).ConfigureAwait(false) is not { } declaration) return [];
        var parts = await TypeParts.All(document, declaration, cancellation).ConfigureAwait(false);
        if (parts.TrueForAll(part => part.Syntax.Modifiers.Any(SyntaxKind.PartialKeyword))) return [];
        return
        [
            new("Make it partial", "partial", async (editor, cancel) =>
            {
                foreach (var (part, syntax) in parts)
                    await editor.Replace(part, syntax, type => type.AddModifier(SyntaxKind.PartialKeyword), cancel).ConfigureAwait(false);
            }),
        ];
    }
}
