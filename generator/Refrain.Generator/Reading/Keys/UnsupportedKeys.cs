using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>Says why a type cannot be part of a key, and what to use instead.</summary>
internal static class UnsupportedKeys
{
    private static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.List`1"] = "can change after the key was made: use IReadOnlyList<T> or ImmutableArray<T>",
        ["System.Collections.Generic.IList`1"] = "can change after the key was made: use IReadOnlyList<T> or ImmutableArray<T>",
        ["System.Collections.Generic.ICollection`1"] = "can change after the key was made: use IReadOnlyList<T> or ImmutableArray<T>",
        ["System.Collections.Generic.IEnumerable`1"] = "may give other values each time it is enumerated: use IReadOnlyList<T> or ImmutableArray<T>",
        ["System.Collections.Generic.HashSet`1"] = "can change after the key was made: use IReadOnlySet<T> or ImmutableHashSet<T>",
        ["System.Collections.Generic.ISet`1"] = "can change after the key was made: use IReadOnlySet<T> or ImmutableHashSet<T>",
        ["System.Collections.Generic.SortedSet`1"] = "can change after the key was made: use ImmutableSortedSet<T>",
        ["System.Collections.Generic.Dictionary`2"] = "can change after the key was made: use IReadOnlyDictionary<TKey, TValue> or ImmutableDictionary<TKey, TValue>",
        ["System.Collections.Generic.IDictionary`2"] = "can change after the key was made: use IReadOnlyDictionary<TKey, TValue> or ImmutableDictionary<TKey, TValue>",
        ["System.Type"] = "names code, which may be called otherwise elsewhere: use an enum or a name",
    };

    public static string Explain(ITypeSymbol type, KnownSymbols known)
    {
        var shown = TypeNames.Shown(type);
        if (type is INamedTypeSymbol named)
        {
            foreach (var instead in Instead)
            {
                if (named.MetadataName == instead.Key.Substring(instead.Key.LastIndexOf('.') + 1) && known.Is(named, instead.Key))
                {
                    return $"{shown} {instead.Value}";
                }
            }
        }
        return type switch
        {
            { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => $"the width of {shown} depends on the machine: use long or ulong",
            { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => $"{shown} can be anything: declare the type that it is",
            { TypeKind: TypeKind.Delegate } => $"{shown} is code, which has no value to compare: declare the data that tells such tasks apart",
            { TypeKind: TypeKind.Interface } => $"{shown} is an interface, whose values may have any members: declare a sealed record",
            { TypeKind: TypeKind.TypeParameter } => $"{shown} is a type parameter: declare the type that it stands for",
            { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => $"{shown} is an address, which means nothing elsewhere",
            { IsTupleType: true } => $"{shown} is a tuple, whose names are not part of its type: declare a record",
            _ => $"{shown} is neither a built-in value, a record, a task nor a read-only collection of such: make it a record, or name an IKeyCodec<{shown}> with [KeyCodec]",
        };
    }

    public static string Hidden(ITypeSymbol type) => $"{TypeNames.Shown(type)} is hidden from generated code: make it internal or public";
}
