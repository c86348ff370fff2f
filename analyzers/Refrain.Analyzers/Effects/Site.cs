using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>A call on the way to a site: the member that is called, and where.</summary>
/// <param name="Member">The name of what is called, as people would say it.</param>
/// <param name="Place">The call.</param>
internal sealed record Step(string Member, Location Place);

/// <summary>
/// A place in the code that does or reads something, with the calls that lead to it. Two sites are equal when they are the same place and
/// API, reached through the same call: of the rest of the way the first one that was found is as good as another.
/// </summary>
internal sealed class Site(string api, Location place, ImmutableArray<Step> steps) : IEquatable<Site>
{
    /// <summary>A way longer than this says nothing more to a reader.</summary>
    private const int MaxSteps = 12;

    private readonly int _hash = (place.GetHashCode() * 31 + (steps.IsEmpty ? 0 : steps[0].Place.GetHashCode())) * 31 + StringComparer.Ordinal.GetHashCode(api);

    /// <summary>What is used there, as people would say it: <c>DateTime.Now</c>.</summary>
    public string Api => api;

    /// <summary>Where.</summary>
    public Location Place => place;

    /// <summary>The calls that lead there, outermost first.</summary>
    public ImmutableArray<Step> Steps => steps;

    /// <summary>The call that leads there from the member at hand.</summary>
    private Location? Entry => steps.IsEmpty ? null : steps[0].Place;

    /// <summary>Is it reached by the same calls?</summary>
    public bool SameWay(Site other) => steps.SequenceEqual(other.Steps);

    /// <summary>The same site, seen from a caller. Of a way that is long already the call at hand stays and what comes right after it is left out.</summary>
    public Site Through(Step step) =>
        new(api, place, steps.Length < MaxSteps ? steps.Insert(0, step) : steps.SetItem(0, step with { Member = step.Member + " → …" }));

    public bool Equals(Site? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && api == other.Api && place.Equals(other.Place) && Equals(Entry, other.Entry));

    public override bool Equals(object? obj) => Equals(obj as Site);

    public override int GetHashCode() => _hash;
}
