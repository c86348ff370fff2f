using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>A member of a record that is a parameter.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Positional">The constructor's parameter, for a positional member.</param>
/// <param name="Property">The property.</param>
/// <param name="Default">What it is when left out, as C#; empty where it may not be.</param>
/// <param name="Summary">The XML summary, or empty.</param>
internal sealed record RecordMember(
    string Name, ITypeSymbol Type, IParameterSymbol? Positional, IPropertySymbol Property, string Default, string Summary)
{
    /// <summary>The one of parameter and property that names a codec.</summary>
    public ISymbol? Attributed(KnownSymbols known) =>
        Positional is not null && known.Has(Positional, RefrainNames.KeyCodecAttribute) ? Positional : Property;
}
