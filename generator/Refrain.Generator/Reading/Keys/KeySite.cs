using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>Where a type stands: what strategies need to know beside it.</summary>
/// <param name="Known">The symbols of the compilation.</param>
/// <param name="Codec">The codec that the member's <c>[KeyCodec]</c> names, with the type it is for; or null.</param>
/// <param name="Records">The records around this place, which may not come again.</param>
internal sealed record KeySite(KnownSymbols Known, CustomCodec? Codec, ImmutableArray<ITypeSymbol> Records)
{
    public bool CanName(ITypeSymbol type) =>
        type is not INamedTypeSymbol || Known.Compilation.IsSymbolAccessibleWithin(type, Known.Compilation.Assembly);
}
