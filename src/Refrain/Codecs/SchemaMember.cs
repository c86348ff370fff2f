using System.Globalization;

namespace Refrain.Codecs;

/// <summary>A part of a composed schema.</summary>
/// <param name="Name">The member's name; empty for elements, keys, values and the parts of tuples without names.</param>
/// <param name="Schema">What the member holds.</param>
public sealed record SchemaMember(string Name, ArtifactSchema Schema);

/// <summary>The name of one number of an enum.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The number.</param>
public readonly record struct SchemaName(string Name, Int128 Value)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}={Value}");
}
