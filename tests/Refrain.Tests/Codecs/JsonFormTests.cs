using System.Text;
using Refrain.Codecs;

namespace Refrain.Tests.Codecs;

public sealed class JsonFormTests
{
    [Fact]
    public void EachKindHasItsForm()
    {
        var row = new Scalars(
            true, -1, 255, -2, 3, -4, 5, long.MinValue, ulong.MaxValue, Int128.MinValue, UInt128.MaxValue, System.Numerics.BigInteger.Pow(10, 30),
            (Half)1.5, float.NaN, -0.0, 1.00m, '"', new Rune(0x1F600), "a\"\\\n\u0001ä\ud800", new Guid("00112233-4455-6677-8899-aabbccddeeff"),
            new Uri("http://example.org/ä"), new Version(1, 2, 3), new DateTime(2026, 11, 4, 5, 58, 46, 377, DateTimeKind.Utc),
            new DateTimeOffset(2010, 11, 4, 5, 58, 46, 377, TimeSpan.FromHours(1)), new DateOnly(2010, 11, 4), new TimeOnly(5, 58), new TimeSpan(1, 2, 3, 4), Size.Big, (Signed)5);
        var expected = """
            {"Boolean":true,"SByte":-1,"Byte":255,"Int16":-2,"UInt16":3,"Int32":-4,"UInt32":5,"Int64":-9223372036854775808,"UInt64":18446744073709551615,
            "Int128":-170141183460469231731687303715884105728,"UInt128":340282366920938463463374607431768211455,"BigInteger":1000000000000000000000000000000,
            "Half":1.5,"Single":"NaN","Double":-0,"Decimal":1.00,"Char":"\"","Rune":"😀","String":"a\"\\\n\u0001ä\ud800","Guid":"00112233-4455-6677-8899-aabbccddeeff",
            "Uri":"http://example.org/ä","Version":"1.2.3","DateTime":"2026-11-04T05:58:46.3770000Z","DateTimeOffset":"2010-11-04T05:58:46.3770000+01:00",
            "DateOnly":"2010-11-04","TimeOnly":"05:58:00.0000000","TimeSpan":"1.02:03:04","Size":"Big","Signed":5}
            """.ReplaceLineEndings("") + "\n";
        var codec = Outputs.Rows<ScalarLines, Scalars>();
        Assert.Equal(expected, Encoding.UTF8.GetString(codec.Bytes([row])));
        Assert.Equal("[" + expected.TrimEnd() + "]", codec.Json(codec.Bytes([row])));
    }

    [Fact]
    public void DictionariesAreObjectsAndTuplesArraysUnlessNamed()
    {
        Assert.Equal("""{"a":1,"b\"":2}""", Json<Dictionary<string, int>, MapCodec<string, StringCodec, int, Int32Codec>>(new() { ["b\""] = 2, ["a"] = 1 }));
        Assert.Equal("""{"-1":[true],"10":[]}""", Json<Dictionary<int, bool[]>, MapCodec<int, Int32Codec, bool[], ArrayCodec<bool, BooleanCodec>>>(new() { [10] = [], [-1] = [true] }));
        Assert.Equal("""{"false":"NaN"}""", Json<Dictionary<bool, double>, MapCodec<bool, BooleanCodec, double, DoubleCodec>>(new() { [false] = double.NaN }));
        Assert.Equal("""{"7":null,"Big":"AQI="}""", Json<Dictionary<Size, byte[]?>, MapCodec<Size, EnumCodec<Size>, byte[]?, NullableReferenceCodec<byte[], BytesCodec>>>(new() { [Size.Large] = [1, 2], [(Size)7] = null }));
        Assert.Equal("""{"-Infinity":1}""", Json<Dictionary<double, int>, MapCodec<double, DoubleCodec, int, Int32Codec>>(new() { [double.NegativeInfinity] = 1 }));
        var nested = Outputs.Value<NestedLine, Nested?>();
        var text = Encoding.UTF8.GetString(nested.Bytes(new RandomRows(3).Nested() with { Tuple = (1, "x"), Named = (2, null) }));
        Assert.Contains("""
            "Tuple":[1,"x"],"Named":{"Id":2,"Name":null}
            """, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("5")]
    [InlineData("5\n6\n")]
    [InlineData("5 6\n")]
    [InlineData("2147483648\n")]
    [InlineData("1.5\n")]
    [InlineData("\"5\"\n")]
    [InlineData("null\n")]
    public void ALineThatIsNoIntegerIsRefused(string text) => Refused<int, Int32Codec>(text);

    [Theory]
    [InlineData("\"nan\"\n")]
    [InlineData("\"1\"\n")]
    [InlineData("\"-1\"\n")]
    [InlineData("NaN\n")]
    public void ALineThatIsNoNumberIsRefused(string text) => Refused<double, DoubleCodec>(text);

    [Theory]
    [InlineData("\"20101104T000000Z\"\n")]
    [InlineData("\"2010-11-04T05:58:46Z\"\n")]
    [InlineData("5\n")]
    public void ALineThatIsNoTimeIsRefused(string text) => Refused<DateTime, DateTimeCodec>(text);

    [Theory]
    [InlineData("true\n")]
    [InlineData("{}\n")]
    [InlineData("null\n")]
    [InlineData("\"7\"\n")]
    [InlineData("256\n")]
    public void ALineThatIsNoEnumIsRefused(string text) => Refused<Size, EnumCodec<Size>>(text);

    [Fact]
    public void EveryTokenInEveryPlaceIsReadOrRefused()
    {
        string[] tokens = ["true", "null", "5", "-0.5", "\"x\"", "\"NaN\"", "[]", "{}", "[1]", "{\"a\":1}", "1e400", "\"\\u0035\"", "\"\\ud800\""];
        var codec = Outputs.Rows<ScalarLines, Scalars>();
        var lines = codec.Bytes([new RandomRows(1).Scalars()]);
        foreach (var member in ArtifactSchema.Parse(codec.Schema).Members)
        {
            foreach (var token in tokens)
            {
                // The member's value gives way to the token, whatever it was.
                using var row = System.Text.Json.JsonDocument.Parse(Encoding.UTF8.GetString(lines).Replace("\\ud800", "?", StringComparison.Ordinal));
                var text = "{" + string.Join(',', row.RootElement.EnumerateObject()
                    .Select(m => $"\"{m.Name}\":{(m.Name == member.Name ? token : m.Value.GetRawText())}")) + "}\n";
                var error = Record.Exception(() => codec.From(Encoding.UTF8.GetBytes(text)));
                Assert.True(error is null or ArtifactFormatException, $"{member.Name} as {token}: {error}");
            }
        }
    }

    [Fact]
    public void InvalidUtf8IsRefused() =>
        Assert.Throws<ArtifactFormatException>(() => new ValueOutput<string, StringCodec>(OutputFormat.JsonLines).From([(byte)'"', 0x80, (byte)'"', (byte)'\n']));

    [Fact]
    public void MembersStandInTheOrderOfTheSchema()
    {
        var codec = Outputs.Rows<NestedLines, Nested>();
        var error = Assert.Throws<ArtifactFormatException>(() => codec.From("{\"Text\":null}\n"u8.ToArray()));
        Assert.Contains("the member \"Number\" was expected", error.Message, StringComparison.Ordinal);
    }

    private static void Refused<T, TCodec>(string text)
        where TCodec : struct, IValueCodec<T> =>
        Assert.Throws<ArtifactFormatException>(() => new ValueOutput<T, TCodec>(OutputFormat.JsonLines).From(Encoding.UTF8.GetBytes(text)));

    private static string Json<T, TCodec>(T value)
        where TCodec : struct, IValueCodec<T>
    {
        var lines = new ValueOutput<T, TCodec>(OutputFormat.JsonLines);
        var bytes = lines.Bytes(value);
        var binary = new ValueOutput<T, TCodec>();
        Assert.Equal(binary.Bytes(value), binary.Bytes(lines.From(bytes)));
        return Encoding.UTF8.GetString(bytes).TrimEnd('\n');
    }
}
