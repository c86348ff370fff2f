using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.CodeFixes.Effects;

/// <summary>The fixes of a rule about what tasks do: made where the effect is, which may be in another file than the task.</summary>
public abstract class EffectFix : ProblemFix
{
    private protected EffectFix(string id)
        : base(id)
    {
    }

    private protected sealed override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await EffectSite.Of(document, diagnostic, cancellation).ConfigureAwait(false) is { } site ? await Offers(site, cancellation).ConfigureAwait(false) : [];

    /// <summary>The ways to mend what happens at a place, the best first.</summary>
    private protected abstract Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation);

    /// <summary>The answer of a fix that needs no waiting.</summary>
    private protected static Task<ImmutableArray<FixOffer>> Offer(params ImmutableArray<FixOffer> offers) => Task.FromResult(offers);
}
