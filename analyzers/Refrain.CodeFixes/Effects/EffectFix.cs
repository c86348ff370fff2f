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

    private protected sealed override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var sites = await EffectSite.All(document, diagnostic, cancellation).ConfigureAwait(false);
        if (sites.IsEmpty) return [];
        var offers = await Offers(sites[0], cancellation).ConfigureAwait(false);
        // One call may lead to several faults: only mending all of them mends what was reported.
        foreach (var site in sites.Skip(1))
        {
            if (offers.IsEmpty) return [];
            var own = await Offers(site, cancellation).ConfigureAwait(false);
            offers = [.. offers.Select(offer => own.FirstOrDefault(other => other.Key == offer.Key) is { } further ? Both(offer, further) : null).OfType<FixOffer>()];
        }
        return offers;
    }

    private static FixOffer Both(FixOffer first, FixOffer second) => first with
    {
        Edit = async (editor, cancellation) =>
        {
            await first.Edit(editor, cancellation).ConfigureAwait(false);
            await second.Edit(editor, cancellation).ConfigureAwait(false);
        },
    };

    /// <summary>The ways to mend what happens at a place, the best first.</summary>
    private protected abstract Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation);

    /// <summary>The answer of a fix that needs no waiting.</summary>
    private protected static Task<ImmutableArray<FixOffer>> Offer(params ImmutableArray<FixOffer> offers) => Task.FromResult(offers);
}
