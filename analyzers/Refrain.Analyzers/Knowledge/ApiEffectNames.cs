using System.Collections.Immutable;
using System.Text;

namespace Refrain.Knowledge;

/// <summary>The names of effects in tables and in the user's file: <c>outside-read</c> for <see cref="ApiEffect.OutsideRead"/>.</summary>
internal static class ApiEffectNames
{
    /// <summary>What the user's file writes in an effect's place to say that an API has none.</summary>
    public const string None = "none";

    private static readonly ImmutableArray<ApiEffect> Effects = [.. ((ApiEffect[])Enum.GetValues(typeof(ApiEffect)))];

    private static readonly ImmutableDictionary<string, ApiEffect> ByName =
        Effects.ToImmutableDictionary(Of, static effect => effect, StringComparer.Ordinal);

    /// <summary>The effects that have a table, in the order of the enumeration.</summary>
    public static ImmutableArray<ApiEffect> Tables { get; } = Effects.Remove(ApiEffect.Idempotent);

    /// <summary>All names that a line of the user's file may have, in ordinal order.</summary>
    public static ImmutableArray<string> All { get; } = [.. ByName.Keys.Append(None).OrderBy(static name => name, StringComparer.Ordinal)];

    /// <summary>The effect of that name, or null.</summary>
    public static ApiEffect? Parse(string name) => ByName.TryGetValue(name, out var effect) ? effect : null;

    /// <summary>The name: lower-case words with dashes between.</summary>
    public static string Of(ApiEffect effect)
    {
        var name = new StringBuilder();
        foreach (var letter in effect.ToString())
        {
            if (char.IsUpper(letter) && name.Length > 0) name.Append('-');
            name.Append(char.ToLowerInvariant(letter));
        }
        return name.ToString();
    }
}
