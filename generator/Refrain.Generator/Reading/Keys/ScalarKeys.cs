using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>The types that <c>KeyCodecs</c> has a property for.</summary>
internal static class ScalarKeys
{
    /// <summary>Those that reader and writer have no methods of their own for, as fields.</summary>
    private static readonly HashSet<string> WithoutMethods = new(StringComparer.Ordinal) { "Uri", "Version", "Half", "Int128", "UInt128", "BigInteger", "Rune" };

    /// <summary>
    /// Those of which .NET takes for equal what is encoded alike, and nothing else. The others have a scale, a sign of zero, a kind, an offset or a spelling, or are compared by
    /// reference; some of them may be alike too, but are left to the encoding, which decides.
    /// </summary>
    private static readonly HashSet<string> ComparedAlike = new(StringComparer.Ordinal)
    {
        "Boolean", "Char", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "String", "Guid", "DateOnly", "TimeOnly", "TimeSpan",
    };

    public static KeyReading Read(ITypeSymbol type, KeySite site)
    {
        if (type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated)
        {
            return KeyReading.NotMine;
        }
        if (type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte })
        {
            return Success("byte[]", "Bytes", "bytes", hasMethods: false);
        }
        return BuiltInTypes.NameOf(type, site.Known) is { } name
            ? Success(TypeNames.Code(type), name, ScalarValues.Word(name), !WithoutMethods.Contains(name))
            : KeyReading.NotMine;
    }

    private static KeyReading Success(string typeName, string name, string form, bool hasMethods) =>
        KeyReading.Success(new KeyPart(typeName, "global::Refrain.Keys.KeyCodecs." + name, hasMethods ? name : null, form, default) { IsComparedAlike = ComparedAlike.Contains(name) });
}
