using Microsoft.CodeAnalysis;

namespace Refrain.Reading.Targets;

/// <summary>What types a column can hold: one table.</summary>
internal static class SqlTypes
{
    private static readonly Dictionary<string, (string Type, string Cast)> Types = new(StringComparer.Ordinal)
    {
        ["Boolean"] = ("Boolean", ""),
        ["SByte"] = ("Int16", "short"),
        ["Byte"] = ("Int16", "short"),
        ["Int16"] = ("Int16", ""),
        ["UInt16"] = ("Int32", "int"),
        ["Int32"] = ("Int32", ""),
        ["UInt32"] = ("Int64", "long"),
        ["Int64"] = ("Int64", ""),
        ["Single"] = ("Single", ""),
        ["Double"] = ("Double", ""),
        ["Decimal"] = ("Decimal", ""),
        ["String"] = ("Text", ""),
        ["Guid"] = ("Guid", ""),
        ["DateOnly"] = ("Date", ""),
        ["TimeOnly"] = ("Time", ""),
        ["DateTime"] = ("DateTime", ""),
        ["DateTimeOffset"] = ("DateTimeOffset", ""),
    };

    /// <summary>What a column of the type holds, and what a value is cast to before it is written; null where no column can hold it.</summary>
    public static (string Type, string Cast)? Of(ITypeSymbol type, KnownSymbols known)
    {
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte })
        {
            return ("Bytes", "");
        }
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying })
        {
            return Of(underlying, known) is var (held, cast) ? (held, cast.Length > 0 ? cast : Word(held)) : null;
        }
        return BuiltInTypes.NameOf(type, known) is { } name && Types.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>What to use instead.</summary>
    public static string Explain(ITypeSymbol type) => $"no column can hold {TypeNames.Shown(type)}: use a number up to 64 bits with a sign, decimal, text, bytes, a truth value, a GUID, a date or a time";

    private static string Word(string type) => type switch { "Int16" => "short", "Int32" => "int", _ => "long" };
}
