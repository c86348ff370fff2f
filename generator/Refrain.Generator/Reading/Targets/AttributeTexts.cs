using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Reading.Targets;

/// <summary>The texts that an attribute is given as an array.</summary>
internal static class AttributeTexts
{
    /// <summary>Those of a named argument; none where it is not given.</summary>
    public static ImmutableArray<string> Of(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false } array)
            {
                return [.. array.Values.Select(static v => v.Value as string ?? "")];
            }
        }
        return [];
    }
}
