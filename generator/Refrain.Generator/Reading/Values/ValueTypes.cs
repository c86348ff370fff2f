using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>STAND-IN until `values` lands: a few scalars.</summary>
internal static class ValueTypes
{
    public static bool Read(ITypeSymbol type, KnownSymbols known, out ValuePart? part, out string? failure)
    {
        _ = known;
        var scalar = type.SpecialType switch
        {
            SpecialType.System_Int32 => "Int32",
            SpecialType.System_Int64 => "Int64",
            SpecialType.System_String => "String",
            _ => null,
        };
        part = scalar is null ? null : new ValuePart(TypeNames.Code(type), $"global::Refrain.Codecs.{scalar}Codec", scalar, default);
        failure = scalar is null ? $"{TypeNames.Shown(type)} is no value type yet" : null;
        return scalar is not null;
    }
}

/// <summary>STAND-IN until `values` lands.</summary>
internal static class DelimitedTypes
{
    public static bool Read(ITypeSymbol row, KnownSymbols known, out DelimitedPart? part, out string? failure)
    {
        _ = known;
        part = null;
        failure = $"{TypeNames.Shown(row)} cannot be read yet";
        return false;
    }
}
