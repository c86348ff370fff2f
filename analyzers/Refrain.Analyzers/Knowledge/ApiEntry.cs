using System.Collections.Immutable;

namespace Refrain.Knowledge;

/// <summary>What a line of a table says of an API.</summary>
/// <param name="Effect">The table.</param>
/// <param name="Id">The line's id as written, wildcard included.</param>
/// <param name="Settings">Its settings; a flag such as <c>rows</c> has an empty value. Names are those of <see cref="ApiSettings"/>.</param>
internal sealed record ApiEntry(ApiEffect Effect, string Id, ImmutableDictionary<string, string> Settings)
{
    /// <summary>The setting's value, empty for a flag; null where the line lacks it.</summary>
    public string? this[string setting] => Settings.TryGetValue(setting, out var value) ? value : null;

    /// <summary>Does the line have the setting?</summary>
    public bool Has(string setting) => Settings.ContainsKey(setting);
}
