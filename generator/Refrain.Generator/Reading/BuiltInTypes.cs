using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>The built-in scalars that keys, artifacts and delimited text hold.</summary>
internal static class BuiltInTypes
{
    private static readonly Dictionary<string, string> Namespaces = new(StringComparer.Ordinal)
    {
        ["Half"] = "System",
        ["Int128"] = "System",
        ["UInt128"] = "System",
        ["BigInteger"] = "System.Numerics",
        ["Rune"] = "System.Text",
        ["Guid"] = "System",
        ["Uri"] = "System",
        ["Version"] = "System",
        ["DateTimeOffset"] = "System",
        ["DateOnly"] = "System",
        ["TimeOnly"] = "System",
        ["TimeSpan"] = "System",
    };

    /// <summary>The scalar's name in .NET, or null where the type is none.</summary>
    public static string? NameOf(ITypeSymbol type, KnownSymbols known) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "Boolean",
        SpecialType.System_Char => "Char",
        SpecialType.System_SByte => "SByte",
        SpecialType.System_Byte => "Byte",
        SpecialType.System_Int16 => "Int16",
        SpecialType.System_UInt16 => "UInt16",
        SpecialType.System_Int32 => "Int32",
        SpecialType.System_UInt32 => "UInt32",
        SpecialType.System_Int64 => "Int64",
        SpecialType.System_UInt64 => "UInt64",
        SpecialType.System_Single => "Single",
        SpecialType.System_Double => "Double",
        SpecialType.System_Decimal => "Decimal",
        SpecialType.System_String => "String",
        SpecialType.System_DateTime => "DateTime",
        _ => Namespaces.TryGetValue(type.MetadataName, out var ns) && known.Is(type, ns + "." + type.MetadataName) ? type.MetadataName : null,
    };
}
