using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>The places that a diagnostic of an effect rule is about, which may be in other files than it stands in.</summary>
internal static class EffectPlaces
{
    /// <summary>Each place, with what a code fix needs to know of it; the first is the one that the message speaks of.</summary>
    public static ImmutableArray<(Location Place, ImmutableDictionary<string, string?> Properties)> Of(Diagnostic diagnostic)
    {
        if (diagnostic.AdditionalLocations.Count == 0) return [(diagnostic.Location, diagnostic.Properties)];
        return
        [
            .. diagnostic.AdditionalLocations.Select((place, i) => (place, i == 0
                ? diagnostic.Properties
                : diagnostic.Properties.Where(pair => pair.Key.StartsWith(Prefix(i), StringComparison.Ordinal))
                    .ToImmutableDictionary(pair => pair.Key.Substring(Prefix(i).Length), static pair => pair.Value, StringComparer.Ordinal))),
        ];
    }

    /// <summary>The properties of a finding's diagnostic: those of further places under their number.</summary>
    public static ImmutableDictionary<string, string?> ToProperties(Finding finding)
    {
        var properties = finding.Properties;
        for (var i = 0; i < finding.Further.Length; i++)
        {
            foreach (var pair in finding.Further[i].Properties) properties = properties.SetItem(Prefix(i + 1) + pair.Key, pair.Value);
        }
        return properties;
    }

    private static string Prefix(int place) => place.ToString(CultureInfo.InvariantCulture) + "/";
}
