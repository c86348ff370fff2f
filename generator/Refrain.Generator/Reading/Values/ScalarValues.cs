using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Built-in scalars.</summary>
internal static class ScalarValues
{
    // The words of the runtime's schema grammar.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Boolean"] = "bool",
        ["SByte"] = "i8",
        ["Byte"] = "u8",
        ["Int16"] = "i16",
        ["UInt16"] = "u16",
        ["Int32"] = "i32",
        ["UInt32"] = "u32",
        ["Int64"] = "i64",
        ["UInt64"] = "u64",
        ["Int128"] = "i128",
        ["UInt128"] = "u128",
        ["BigInteger"] = "bigint",
        ["Half"] = "f16",
        ["Single"] = "f32",
        ["Double"] = "f64",
        ["Decimal"] = "decimal",
        ["Char"] = "char",
        ["Rune"] = "rune",
        ["String"] = "string",
        ["Guid"] = "guid",
        ["Uri"] = "uri",
        ["Version"] = "version",
        ["DateTime"] = "datetime",
        ["DateTimeOffset"] = "datetimeoffset",
        ["DateOnly"] = "date",
        ["TimeOnly"] = "time",
        ["TimeSpan"] = "timespan",
    };

    public static ValueReading Read(ITypeSymbol type, ValueSite site) => BuiltInTypes.NameOf(type, site.Known) is { } name
        ? ValueReading.Success(new ValuePart(TypeNames.Code(type), $"global::Refrain.Codecs.{name}Codec", Words[name], default)
        {
            Scalar = name,
            // Links are equal in more ways than one order could tell apart.
            IsOrdered = name != "Uri",
        })
        : ValueReading.NotMine;

    /// <summary>The word of a scalar, by its name in .NET.</summary>
    public static string Word(string name) => Words[name];

    /// <summary>The word of an integer type.</summary>
    public static string Word(ITypeSymbol integer, KnownSymbols known) => Words[BuiltInTypes.NameOf(integer, known)!];
}
