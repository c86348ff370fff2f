using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>Something that a task does or depends on, against a rule.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Site">Where, and how it is reached.</param>
/// <param name="Member">The task's member that reaches it: <c>Run</c>.</param>
/// <param name="Detail">More for the message, or empty.</param>
/// <param name="Properties">What a code fix needs to know.</param>
internal sealed record Finding(string Rule, Site Site, string Member, string Detail, ImmutableDictionary<string, string?> Properties)
{
    public Finding(string rule, Site site, string member, string detail = "") : this(rule, site, member, detail, ImmutableDictionary<string, string?>.Empty)
    {
    }

    /// <summary>Other places that break the rule and that the same call of the task leads to, with what a code fix needs to know of each.</summary>
    public ImmutableArray<(Location Place, ImmutableDictionary<string, string?> Properties)> Further { get; init; } = [];

    /// <summary>The finding with another of the same rule that is marked at the same place.</summary>
    public Finding And(Finding other) =>
        Same((Site.Place, Properties), (other.Site.Place, other.Properties)) || Further.Any(known => Same(known, (other.Site.Place, other.Properties)))
            ? this
            : this with { Further = Further.Add((other.Site.Place, other.Properties)) };

    private static bool Same((Location Place, ImmutableDictionary<string, string?> Properties) one, (Location Place, ImmutableDictionary<string, string?> Properties) other) =>
        one.Place == other.Place && one.Properties.Count == other.Properties.Count
        && one.Properties.All(pair => other.Properties.TryGetValue(pair.Key, out var value) && string.Equals(value, pair.Value, StringComparison.Ordinal));

    /// <summary>What to mark: the deepest call on the way that is in the task's own files, or the site itself if it is there.</summary>
    public Location Place(INamedTypeSymbol task)
    {
        bool IsOwn(Location location) => location.SourceTree is { } tree && task.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == tree);
        if (IsOwn(Site.Place)) return Site.Place;
        for (var i = Site.Steps.Length - 1; i >= 0; i--)
        {
            if (IsOwn(Site.Steps[i].Place)) return Site.Steps[i].Place;
        }
        return Site.Place;
    }

    /// <summary>The way, as people read it: <c>Run → Save → File.AppendAllText</c>.</summary>
    public string Way => string.Join(" → ", Site.Steps.Select(static step => step.Member).Prepend(Member).Append(Site.Api));
}
