using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Arrays, lists, sets and dictionaries.</summary>
internal static class CollectionValues
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Frozen = "System.Collections.Frozen.";

    private static readonly Dictionary<string, (string Namespace, string Codec)> Lists = new(StringComparer.Ordinal)
    {
        ["List`1"] = (Generic, "List"),
        ["IReadOnlyList`1"] = (Generic, "Array"),
        ["IReadOnlyCollection`1"] = (Generic, "Array"),
        ["IEnumerable`1"] = (Generic, "Array"),
        ["IList`1"] = (Generic, "Array"),
        ["ICollection`1"] = (Generic, "Array"),
        ["ImmutableArray`1"] = (Immutable, "ImmutableArray"),
        ["ImmutableList`1"] = (Immutable, "ImmutableList"),
        ["IImmutableList`1"] = (Immutable, "ImmutableList"),
    };

    private static readonly Dictionary<string, (string Namespace, string Codec)> Sets = new(StringComparer.Ordinal)
    {
        ["HashSet`1"] = (Generic, "Set"),
        ["ISet`1"] = (Generic, "Set"),
        ["IReadOnlySet`1"] = (Generic, "Set"),
        ["SortedSet`1"] = (Generic, "SortedSet"),
        ["ImmutableHashSet`1"] = (Immutable, "ImmutableSet"),
        ["IImmutableSet`1"] = (Immutable, "ImmutableSet"),
        ["ImmutableSortedSet`1"] = (Immutable, "ImmutableSortedSet"),
        ["FrozenSet`1"] = (Frozen, "FrozenSet"),
    };

    private static readonly Dictionary<string, (string Namespace, string Codec)> Maps = new(StringComparer.Ordinal)
    {
        ["Dictionary`2"] = (Generic, "Map"),
        ["IDictionary`2"] = (Generic, "Map"),
        ["IReadOnlyDictionary`2"] = (Generic, "Map"),
        ["SortedDictionary`2"] = (Generic, "SortedMap"),
        ["ImmutableDictionary`2"] = (Immutable, "ImmutableMap"),
        ["IImmutableDictionary`2"] = (Immutable, "ImmutableMap"),
        ["ImmutableSortedDictionary`2"] = (Immutable, "ImmutableSortedMap"),
        ["FrozenDictionary`2"] = (Frozen, "FrozenMap"),
    };

    public static ValueReading Read(ITypeSymbol type, ValueSite site)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.IsSZArray
                ? Of(type, "Array", "list", site, ordered: false, array.ElementType)
                : ValueReading.Failure($"{TypeNames.Shown(type)} has several dimensions: use an array of arrays");
        }
        if (type is not INamedTypeSymbol named)
        {
            return ValueReading.NotMine;
        }
        if (Find(Lists, named, site) is { } list)
        {
            return Of(type, list, "list", site, ordered: false, named.TypeArguments[0]);
        }
        if (Find(Sets, named, site) is { } set)
        {
            return Of(type, set, "set", site, ordered: true, named.TypeArguments[0]);
        }
        return Find(Maps, named, site) is { } map
            ? Of(type, map, "map", site, ordered: true, named.TypeArguments[0], named.TypeArguments[1])
            : ValueReading.NotMine;
    }

    /// <summary>What a collection holds, with the places that paths have for it; nothing for any other type.</summary>
    public static IEnumerable<(string Place, ITypeSymbol Type)> Held(ITypeSymbol type, ValueSite site)
    {
        if (type is IArrayTypeSymbol array)
        {
            yield return ("[]", array.ElementType);
        }
        else if (type is INamedTypeSymbol named && (Find(Lists, named, site) ?? Find(Sets, named, site)) is not null)
        {
            yield return ("[]", named.TypeArguments[0]);
        }
        else if (type is INamedTypeSymbol map && Find(Maps, map, site) is not null)
        {
            yield return ("[].Key", map.TypeArguments[0]);
            yield return ("[].Value", map.TypeArguments[1]);
        }
    }

    private static string? Find(Dictionary<string, (string Namespace, string Codec)> table, INamedTypeSymbol type, ValueSite site) =>
        table.TryGetValue(type.MetadataName, out var entry) && site.Known.Is(type, entry.Namespace + type.MetadataName) ? entry.Codec : null;

    private static ValueReading Of(ITypeSymbol type, string codec, string word, ValueSite site, bool ordered, params ITypeSymbol[] arguments)
    {
        var parts = new List<ValuePart>();
        for (var i = 0; i < arguments.Length; i++)
        {
            // Where nothing is said of null, keys are taken to be none: what is null has no place in the order.
            var argument = ordered && i == 0 && arguments[i] is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None }
                ? arguments[i].WithNullableAnnotation(NullableAnnotation.NotAnnotated)
                : arguments[i];
            var reading = ValueTypes.ReadType(argument, site.Inside(type));
            var place = arguments.Length == 1 ? "[]" : i == 0 ? "[].Key" : "[].Value";
            if (reading.Part is not { } part)
            {
                return reading.Below(place);
            }
            if (ordered && i == 0 && !part.IsOrdered)
            {
                return ValueReading.Failure(
                    $"{(arguments.Length == 1 ? "the elements of a set" : "the keys of a dictionary")} are stored in order, and {TypeNames.Shown(arguments[0])} has none "
                    + "that is the same everywhere: use numbers, text, dates, GUIDs or enums, or a list").Below(place);
            }
            parts.Add(part);
        }
        return ValueReading.Success(new ValuePart(
            TypeNames.Code(type),
            $"global::Refrain.Codecs.{codec}Codec<{string.Join(", ", parts.Select(static part => part.TypeName + ", " + part.Codec))}>",
            $"{word}<{string.Join(",", parts.Select(static part => part.Schema))}>",
            ValueTypes.Helpers(parts).ToEquatableArray()));
    }
}
