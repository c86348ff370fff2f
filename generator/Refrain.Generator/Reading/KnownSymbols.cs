using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>
/// The symbols of one compilation that reading asks for, each looked up once. They live as long as their compilation:
/// nothing of it is kept alive, and several threads may ask at once.
/// </summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> Tables = new();
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);
    private readonly Compilation _compilation;

    private KnownSymbols(Compilation compilation) => _compilation = compilation;

    /// <summary>The table of a compilation.</summary>
    public static KnownSymbols Of(Compilation compilation) => Tables.GetValue(compilation, static c => new KnownSymbols(c));

    public Compilation Compilation => _compilation;

    public INamedTypeSymbol? TaskAttribute => Type(RefrainNames.TaskAttribute);

    public INamedTypeSymbol? SourceAttribute => Type(RefrainNames.SourceAttribute);

    /// <summary>The type of a metadata name, or null where the compilation lacks it or has it twice.</summary>
    public INamedTypeSymbol? Type(string metadataName) =>
        _types.TryGetValue(metadataName, out var type)
            ? type
            : _types.GetOrAdd(metadataName, _compilation.GetTypeByMetadataName(metadataName));

    /// <summary>Is this the type of that metadata name, or constructed from it?</summary>
    public bool Is(ITypeSymbol? type, string metadataName) =>
        type is INamedTypeSymbol named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, Type(metadataName));

    /// <summary>The attribute of that class on the symbol (the first, where there are several), or null.</summary>
    public AttributeData? Attribute(ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (Is(attribute.AttributeClass, metadataName))
            {
                return attribute;
            }
        }
        return null;
    }

    public bool Has(ISymbol symbol, string metadataName) => Attribute(symbol, metadataName) is not null;
}
