using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using Refrain.Keys;
using Refrain.Testing;

namespace Refrain.Tests.Keys;

/// <summary>
/// The golden vectors of docs/key-format.md: the table there is what this code must write and read for ever. Run in other cultures, time
/// zones and processes by <see cref="KeysElsewhereTests"/>.
/// </summary>
public sealed class KeyFormatDocumentTests
{
    private delegate void Fields(ref KeyWriter writer);

    private static readonly Dictionary<string, Fields> _cases = new(StringComparer.Ordinal)
    {
        ["no parameters"] = static (ref writer) => writer.BeginTask("T"u8, 0),
        ["null"] = static (ref writer) => Field(ref writer, null, KeyCodecs.NullableReference(KeyCodecs.String)),
        ["true"] = static (ref writer) => Field(ref writer, true, KeyCodecs.Boolean),
        ["int 0"] = static (ref writer) => Field(ref writer, 0, KeyCodecs.Int32),
        ["int 127"] = static (ref writer) => Field(ref writer, 127, KeyCodecs.Int32),
        ["long 128"] = static (ref writer) => Field(ref writer, 128, KeyCodecs.Int64),
        ["sbyte -1"] = static (ref writer) => Field(ref writer, (sbyte)-1, KeyCodecs.SByte),
        ["Int128 -1"] = static (ref writer) => Field(ref writer, -1, KeyCodecs.Int128),
        ["long.MinValue"] = static (ref writer) => Field(ref writer, long.MinValue, KeyCodecs.Int64),
        ["ulong.MaxValue"] = static (ref writer) => Field(ref writer, ulong.MaxValue, KeyCodecs.UInt64),
        ["BigInteger 2^64"] = static (ref writer) => Field(ref writer, BigInteger.Pow(2, 64), KeyCodecs.BigInteger),
        ["BigInteger -2^64-1"] = static (ref writer) => Field(ref writer, -BigInteger.Pow(2, 64) - 1, KeyCodecs.BigInteger),
        ["char A"] = static (ref writer) => Field(ref writer, 'A', KeyCodecs.Char),
        ["Rune U+1F600"] = static (ref writer) => Field(ref writer, new Rune(0x1F600), KeyCodecs.Rune),
        ["Half 1.5"] = static (ref writer) => Field(ref writer, (Half)1.5, KeyCodecs.Half),
        ["float -0"] = static (ref writer) => Field(ref writer, -0f, KeyCodecs.Single),
        ["double 0.1"] = static (ref writer) => Field(ref writer, 0.1, KeyCodecs.Double),
        ["double NaN"] = static (ref writer) => Field(ref writer, double.NaN, KeyCodecs.Double),
        ["decimal -1.50"] = static (ref writer) => Field(ref writer, -1.50m, KeyCodecs.Decimal),
        ["text ldbc"] = static (ref writer) => Field(ref writer, "ldbc", KeyCodecs.String),
        ["text é😀"] = static (ref writer) => Field(ref writer, "é😀", KeyCodecs.String),
        ["text a, U+D800"] = static (ref writer) => Field(ref writer, "a\uD800", KeyCodecs.String),
        ["bytes 00 FF"] = static (ref writer) => Field(ref writer, [0, 255], KeyCodecs.Bytes),
        ["Guid"] = static (ref writer) => Field(ref writer, new("00112233-4455-6677-8899-aabbccddeeff"), KeyCodecs.Guid),
        ["Uri, absolute"] = static (ref writer) => Field(ref writer, new("HTTP://a/"), KeyCodecs.Uri),
        ["Uri, relative"] = static (ref writer) => Field(ref writer, new("a/b", UriKind.Relative), KeyCodecs.Uri),
        ["Version 1.2.3"] = static (ref writer) => Field(ref writer, new(1, 2, 3), KeyCodecs.Version),
        ["DateOnly 2026-11-22"] = static (ref writer) => Field(ref writer, new(2026, 11, 22), KeyCodecs.DateOnly),
        ["TimeOnly 18:30"] = static (ref writer) => Field(ref writer, new(18, 30), KeyCodecs.TimeOnly),
        ["TimeSpan -1 tick"] = static (ref writer) => Field(ref writer, TimeSpan.FromTicks(-1), KeyCodecs.TimeSpan),
        ["DateTime 2026-10-25T02:30 UTC"] = static (ref writer) => Field(ref writer, new(2026, 10, 25, 2, 30, 0, DateTimeKind.Utc), KeyCodecs.DateTime),
        ["DateTime 2026-10-25T02:30 local"] = static (ref writer) => Field(ref writer, new(2026, 10, 25, 2, 30, 0, DateTimeKind.Local), KeyCodecs.DateTime),
        ["DateTimeOffset 2026-10-25T02:30+02:00"] = static (ref writer) => Field(ref writer, new(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)), KeyCodecs.DateTimeOffset),
        ["DateTimeOffset 2026-10-24T19:30-05:00"] = static (ref writer) => Field(ref writer, new(2026, 10, 24, 19, 30, 0, TimeSpan.FromHours(-5)), KeyCodecs.DateTimeOffset),
        ["enum DayOfWeek.Friday"] = static (ref writer) => Field(ref writer, DayOfWeek.Friday, KeyCodecs.Enum<DayOfWeek>()),
        ["list of int 1, -1"] = static (ref writer) => Field(ref writer, [1, -1], KeyCodecs.Array(KeyCodecs.Int32)),
        ["set of int 300, 2"] = static (ref writer) => Field(ref writer, [300, 2], KeyCodecs.ImmutableHashSet(KeyCodecs.Int32)),
        ["map of b to 1, a to 2"] = static (ref writer) => Field(
            ref writer, ImmutableDictionary<string, int>.Empty.Add("b", 1).Add("a", 2), KeyCodecs.ImmutableDictionary(KeyCodecs.String, KeyCodecs.Int32)),
        ["record"] = static (ref writer) => Field(ref writer, new(3, "m"), SpanKeyCodec.Instance),
        ["task"] = static (ref writer) => Field(ref writer, new(1, 2, "x", new(2026, 11, 22), true), KeyCodecs.Task<Plain>()),
        ["user codec"] = static (ref writer) => Field(ref writer, new(-1.5), KeyCodecs.Custom(new TemperatureCodec())),
        ["insignificant B"] = static (ref writer) =>
        {
            var all = writer.BeginTask("T"u8, 1, 1);
            writer.WriteInt32("A"u8, 1);
            if (all)
                writer.WriteInt32("B"u8, 2);
        },
        ["TopUsers"] = static (ref writer) =>
        {
            writer.BeginTask("App.TopUsers"u8, 3);
            writer.WriteInt32("BestPosts"u8, 3);
            writer.WriteInt32("Count"u8, 10);
            writer.WriteString("Dataset"u8, "ldbc");
        },
    };

    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    public void The_table_is_what_the_code_writes_in_any_culture(string culture)
    {
        using var scope = new CultureScope(culture);
        var document = File.ReadAllLines(RepositoryFolder.File("docs", "key-format.md"));
        var rows = document.SkipWhile(line => !line.StartsWith("| case |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).ToList();
        Assert.Equal(string.Join('\n', _cases.Select(row => Row(row.Key, row.Value))), string.Join('\n', rows));
    }

    [Fact]
    public void The_tags_of_the_document_are_those_of_the_code()
    {
        var text = File.ReadAllText(RepositoryFolder.File("docs", "key-format.md"));
        foreach (var field in typeof(KeyTag).GetFields())
            Assert.Contains($"| `{((byte)field.GetRawConstantValue()!).ToString("X2", CultureInfo.InvariantCulture)}` |", text, StringComparison.Ordinal);
        Assert.Equal(typeof(KeyTag).GetFields().Length, text.Split('\n').Count(line => System.Text.RegularExpressions.Regex.IsMatch(line, "^\\| `[0-9A-F]{2}` \\|")));
    }

    private static string Row(string name, Fields write)
    {
        var message = Written(write, KeyForm.Message);
        var key = TaskKey.Hash(Written(write, KeyForm.Key));
        return $"| {name} | `{Convert.ToHexStringLower(message)}` | `{key}` | `{KeyText.Of(message)}` |";
    }

    private static byte[] Written(Fields write, KeyForm form)
    {
        var writer = new KeyWriter([], form);
        try
        {
            write(ref writer);
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void Field<T>(ref KeyWriter writer, T value, IKeyCodec<T> codec)
    {
        writer.BeginTask("T"u8, 1);
        writer.WriteField("X"u8, value, codec);
    }
}
