using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Refrain.Effects;

namespace Refrain.CodeFixes.Effects;

/// <summary>RFN201: what is appended to a file becomes the task's own output.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AppendFix)), Shared]
public sealed class AppendFix() : EffectFix(EffectIds.Append)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation) =>
        FileWrite.Of(site, site.Node) is { } write && await OutputFileRewrite.Of(site, write, cancellation).ConfigureAwait(false) is { } offer ? [offer] : [];
}
