using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>The kinds of collection that rows come and go in.</summary>
internal enum CollectionKind
{
    None,
    ReadOnlyList,
    List,
    Array,
    Enumerable,
    AsyncEnumerable,
}

/// <summary>A type as a collection of rows.</summary>
/// <param name="Kind">What collection it is.</param>
/// <param name="Element">Of what; null for no collection.</param>
internal readonly record struct CollectionShape(CollectionKind Kind, ITypeSymbol? Element)
{
    public static CollectionShape Of(ITypeSymbol type, KnownSymbols known)
    {
        if (type is IArrayTypeSymbol { IsSZArray: true } array)
        {
            return new(CollectionKind.Array, array.ElementType);
        }
        if (type is not INamedTypeSymbol { TypeArguments.Length: 1 } named)
        {
            return default;
        }
        var kind = named.OriginalDefinition.SpecialType switch
        {
            SpecialType.System_Collections_Generic_IReadOnlyList_T => CollectionKind.ReadOnlyList,
            SpecialType.System_Collections_Generic_IEnumerable_T => CollectionKind.Enumerable,
            _ when known.Is(named, KnownSymbols.ListOfT) => CollectionKind.List,
            _ when known.Is(named, KnownSymbols.AsyncEnumerableOfT) => CollectionKind.AsyncEnumerable,
            _ => CollectionKind.None,
        };
        return kind == CollectionKind.None ? default : new(kind, named.TypeArguments[0]);
    }
}
