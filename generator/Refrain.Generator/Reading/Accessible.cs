using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>What generated code, in a namespace and files of its own, can name.</summary>
internal static class Accessible
{
    public static bool ToGenerated(ISymbol symbol, KnownSymbols known)
    {
        if (symbol is IArrayTypeSymbol array)
        {
            return ToGenerated(array.ElementType, known);
        }
        for (var type = symbol as INamedTypeSymbol ?? symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
            {
                return false;
            }
        }
        return symbol is not (INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol)
            || known.Compilation.IsSymbolAccessibleWithin(symbol, known.Compilation.Assembly);
    }
}
