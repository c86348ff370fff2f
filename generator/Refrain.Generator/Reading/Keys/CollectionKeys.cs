using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>Arrays, read-only and immutable collections.</summary>
internal static class CollectionKeys
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";

    /// <summary>By simple metadata name: the namespace, the method of <c>KeyCodecs</c> and what it is encoded as.</summary>
    private static readonly Dictionary<string, (string Namespace, string Method, string Form)> Methods = new(StringComparer.Ordinal)
    {
        ["IReadOnlyList`1"] = (Generic, "List", "list"),
        ["IReadOnlyCollection`1"] = (Generic, "Collection", "list"),
        ["IReadOnlySet`1"] = (Generic, "Set", "set"),
        ["IReadOnlyDictionary`2"] = (Generic, "Dictionary", "map"),
        ["ImmutableArray`1"] = (Immutable, "ImmutableArray", "list"),
        ["ImmutableList`1"] = (Immutable, "ImmutableList", "list"),
        ["ImmutableHashSet`1"] = (Immutable, "ImmutableHashSet", "set"),
        ["ImmutableSortedSet`1"] = (Immutable, "ImmutableSortedSet", "set"),
        ["ImmutableDictionary`2"] = (Immutable, "ImmutableDictionary", "map"),
        ["ImmutableSortedDictionary`2"] = (Immutable, "ImmutableSortedDictionary", "map"),
    };

    public static KeyReading Read(ITypeSymbol type, KeySite site)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.IsSZArray ? Of("Array", "list", type, site, array.ElementType)
                : KeyReading.Failure($"{TypeNames.Shown(type)} has several dimensions: use an array of arrays");
        }
        return type is INamedTypeSymbol { IsGenericType: true } named
            && Methods.TryGetValue(named.MetadataName, out var method)
            && site.Known.Is(named, method.Namespace + named.MetadataName)
                ? Of(method.Method, method.Form, type, site, [.. named.TypeArguments])
                : KeyReading.NotMine;
    }

    private static KeyReading Of(string method, string form, ITypeSymbol type, KeySite site, params ITypeSymbol[] elements)
    {
        var parts = new Model.KeyPart[elements.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            var reading = KeyTypes.ReadType(elements[i], site);
            if (reading.Part is not { } part)
            {
                return reading;
            }
            parts[i] = part;
        }
        var arguments = string.Join(", ", parts.Select(static part => part.TypeName));
        var codecs = string.Join(", ", parts.Select(static part => part.Codec));
        var name = type is IArrayTypeSymbol ? Array(parts[0].TypeName)
            : $"global::{type.ContainingNamespace.ToDisplayString()}.{type.Name}<{arguments}>";
        return SharedKeys.Of(name, $"global::Refrain.Keys.KeyCodecs.{method}<{arguments}>({codecs})", $"{form}<{string.Join(",", parts.Select(static part => part.Form))}>", parts);
    }

    /// <summary>An array of that element: in C# the brackets of an array of arrays stand outermost first.</summary>
    private static string Array(string element)
    {
        var brackets = element.Length;
        while (brackets >= 2 && element[brackets - 1] == ']' && element[brackets - 2] == '[')
        {
            brackets -= 2;
        }
        return element.Substring(0, brackets) + "[]" + element.Substring(brackets);
    }
}
