using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>The types that <c>KeyCodecs</c> has a property for.</summary>
internal static class ScalarKeys
{
    /// <summary>Those that the compiler has no special type for: by simple name, with the namespace and whether reader and writer have methods for fields.</summary>
    private static readonly Dictionary<string, (string Namespace, bool HasMethods)> Others = new(StringComparer.Ordinal)
    {
        ["Guid"] = ("System", true),
        ["DateOnly"] = ("System", true),
        ["TimeOnly"] = ("System", true),
        ["TimeSpan"] = ("System", true),
        ["DateTimeOffset"] = ("System", true),
        ["Uri"] = ("System", false),
        ["Version"] = ("System", false),
        ["Half"] = ("System", false),
        ["Int128"] = ("System", false),
        ["UInt128"] = ("System", false),
        ["BigInteger"] = ("System.Numerics", false),
        ["Rune"] = ("System.Text", false),
    };

    public static KeyReading Read(ITypeSymbol type, KeySite site)
    {
        if (type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated)
        {
            return KeyReading.NotMine;
        }
        if (type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte })
        {
            return Success("byte[]", "Bytes", hasMethods: false);
        }
        var special = type.SpecialType switch
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
            _ => null,
        };
        if (special is not null)
        {
            return Success(TypeNames.Code(type), special, hasMethods: true);
        }
        return Others.TryGetValue(type.MetadataName, out var other) && site.Known.Is(type, other.Namespace + "." + type.MetadataName)
            ? Success(TypeNames.Code(type), type.MetadataName, other.HasMethods)
            : KeyReading.NotMine;
    }

    private static KeyReading Success(string typeName, string name, bool hasMethods) =>
        KeyReading.Success(new KeyPart(typeName, "global::Refrain.Keys.KeyCodecs." + name, hasMethods ? name : null, default));
}
