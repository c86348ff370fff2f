using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Refrain.Effects;

namespace Refrain.CodeFixes.Effects;

/// <summary>RFN301: a file that is written in place becomes the task's own output, or is written beside its place and moved there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteInPlaceFix)), Shared]
public sealed class WriteInPlaceFix() : EffectFix(EffectIds.WriteInPlace)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation)
    {
        if (FileWrite.Of(site, site.Node) is not { } write) return [];
        FixOffer?[] offers = [await OutputFileRewrite.Of(site, write, cancellation).ConfigureAwait(false), MoveIntoPlace.Of(site, write)];
        return [.. offers.OfType<FixOffer>()];
    }
}
