using System.Collections.Frozen;

namespace Refrain.Codecs;

/// <summary>The words of the schema grammar.</summary>
internal static class SchemaWords
{
    // In the order of SchemaKind.
    private static readonly string[] _words =
    [
        "bool", "i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "i128", "u128", "bigint", "f16", "f32", "f64", "decimal", "char",
        "rune", "string", "bytes", "guid", "uri", "version", "datetime", "datetimeoffset", "date", "time", "timespan", "enum", "list",
        "set", "map", "record", "tuple", "file",
    ];

    private static readonly FrozenDictionary<string, SchemaKind> _kinds =
        _words.Select(static (word, index) => KeyValuePair.Create(word, (SchemaKind)index)).ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(SchemaKind kind) => _words[(int)kind];

    public static bool TryParse(string word, out SchemaKind kind) => _kinds.TryGetValue(word, out kind);
}
