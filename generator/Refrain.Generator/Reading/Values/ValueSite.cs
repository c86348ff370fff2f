using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>Where a type stands: what strategies need to know beside it.</summary>
/// <param name="Known">The symbols of the compilation.</param>
/// <param name="Around">The types around this place, which may not come again.</param>
internal sealed record ValueSite(KnownSymbols Known, ImmutableArray<ITypeSymbol> Around)
{
    // A schema that nests deeper than this is refused by the runtime; a generic type that grows with each level comes here too.
    private const int MaxDepth = 32;

    public bool IsTooDeep => Around.Length >= MaxDepth;

    public bool IsInside(ITypeSymbol type) => Around.Any(outer => SymbolEqualityComparer.Default.Equals(outer, type));

    public ValueSite Inside(ITypeSymbol type) => this with { Around = Around.Add(type) };

    public bool CanName(ITypeSymbol type) => Accessible.ToGenerated(type, Known);
}
