using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>Nullable annotations where values go from one declaration to another: what is generated there the compiler does not check.</summary>
internal static class Nullness
{
    /// <summary>May a value of the first type be null, at some depth, where one of the second may not? Code without annotations takes and gives anything.</summary>
    public static bool IsLost(ITypeSymbol from, ITypeSymbol to)
    {
        if (from is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated }
            && to is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated })
        {
            return true;
        }
        if (from is IArrayTypeSymbol array)
        {
            return to is IArrayTypeSymbol other && IsLost(array.ElementType, other.ElementType);
        }
        if (from is not INamedTypeSymbol given || to is not INamedTypeSymbol taken
            || !SymbolEqualityComparer.Default.Equals(given.OriginalDefinition, taken.OriginalDefinition))
        {
            return false;
        }
        for (var i = 0; i < given.TypeArguments.Length; i++)
        {
            if (IsLost(given.TypeArguments[i], taken.TypeArguments[i]))
            {
                return true;
            }
        }
        return false;
    }
}
