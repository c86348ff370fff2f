using System.Text;
using Refrain.Generated;
using Refrain.JsonInput;

namespace Refrain.Tests.JsonInput;

public sealed class ErrorTests
{
    private const string Good = "{\"A\":1,\"B\":\"x\",\"C\":true}\n";

    [Theory]
    [InlineData("{\"A\":\"1\",\"B\":\"x\",\"C\":true}", 6, "A", "expected a number in range, found \"1\"")]
    [InlineData("{\"A\":1.5,\"B\":\"x\",\"C\":true}", 6, "A", "expected a 32-bit integer, found 1.5")]
    [InlineData("{\"A\":2147483648,\"B\":\"x\",\"C\":true}", 6, "A", "expected a 32-bit integer, found 2147483648")]
    [InlineData("{\"A\":1,\"B\":null,\"C\":true}", 12, "B", "it is null, which the row type does not allow there")]
    [InlineData("{\"A\":1,\"B\":{\"x\":1},\"C\":true}", 12, "B", "expected a string, found an object")]
    [InlineData("{\"A\":1,\"B\":\"x\",\"C\":1}", 20, "C", "expected true or false, found 1")]
    [InlineData("{\"A\":1,\"B\":\"x\"}", 1, "C", "the member \"C\" is missing")]
    [InlineData("{\"c\":true,\"A\":1,\"B\":\"x\"}", 1, "C", "the member \"C\" is missing, and \"c\" is another name: say so with [Column(\"c\")] at the member, or with Naming of [JsonLines]")]
    [InlineData("{\"A\":1,\"B\":\"x\",\"A\":1,\"C\":true}", 16, "A", "the member \"A\" is there twice")]
    [InlineData("null", 1, null, "it is null, which the row type does not allow there")]
    [InlineData("[{\"A\":1,\"B\":\"x\",\"C\":true}]", 1, null, "expected an object, found an array")]
    [InlineData("{\"A\":1,\"B\":\"x\",\"C\":true", 24, "C", "it is no JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. Each row must be on one line")]
    [InlineData("{", 2, null, "it is no JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. Each row must be on one line")]
    [InlineData("{\"A\":1,}", 8, "A", "it is no JSON: The JSON object contains a trailing comma at the end which is not supported in this mode. Change the reader options")]
    [InlineData("{\"A\":1,\"B\":\"x\",\"C\":true} {}", 26, null, "it is no JSON: '{' is invalid after a single JSON value. Expected end of data")]
    public void What_is_wrong_is_said(string line, long column, string? member, string problem)
    {
        foreach (var rest in (string[])["", "\n", "\n" + Good])
        {
            var error = Assert.Throws<JsonLinesFormatException>(() => Reading.Plain(Good + "\n" + line + rest));
            Assert.Equal(("data.jsonl", 3L, column, member), (error.FileName, error.Line, error.Column, error.Member));
            Assert.Equal($"data.jsonl, line 3, byte {column}{(member is null ? "" : $", member {member}")}: {problem}.", error.Message);
        }
    }

    [Theory]
    [InlineData("\"Items\":[{\"Product\":\"a\",\"Count\":1,\"Price\":1},{\"Product\":1}]", "Items[1].Product", "expected a string, found 1")]
    [InlineData("\"Items\":[{\"Product\":\"a\",\"Count\":1,\"Price\":1},{\"Count\":1}]", "Items[1].Product", "the member \"Product\" is missing")]
    [InlineData("\"Items\":{}", "Items", "expected an array, found an object")]
    [InlineData("\"Items\":[],\"Stock\":{\"a\":1,\"b\":true}", "Stock[1]", "expected a number in range, found true")]
    [InlineData("\"Items\":[],\"Stock\":{\"b\":1,\"a\":2,\"\\u0062\":1}", "Stock", "the dictionary has a key twice")]
    [InlineData("\"Items\":[],\"Stock\":{},\"Kind\":\"gift\"", "Kind", "expected a name of the enum, or a number, found \"gift\"")]
    [InlineData("\"Items\":[],\"Stock\":{},\"Tags\":[1,null]", "Tags[1]", "it is null, which the row type does not allow there")]
    [InlineData("\"Items\":[],\"Stock\":{},\"Pair\":{\"A\":1}", "Pair.B", "the member \"B\" is missing")]
    [InlineData("\"Items\":[],\"Stock\":{},\"Day\":\"4.11.2010\"", "Day", "expected a day such as 2010-11-04, found \"4.11.2010\"")]
    public void The_way_to_the_member_is_said(string part, string member, string problem)
    {
        var error = Assert.Throws<JsonLinesFormatException>(() => Reading.Orders("{\"Id\":1,\"Note\":null,\"At\":\"2026-11-04\"," + part + "}"));
        Assert.Equal(member, error.Member);
        Assert.EndsWith($", member {member}: {problem}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 60, "é", "é")]
    [InlineData("", 61, "é", "é")]
    [InlineData("x", 59, "é", "é")]
    [InlineData("", 30, "😀", "😀")]
    [InlineData("x", 40, "😀", "😀")]
    public void What_was_found_is_cut_between_characters(string before, int count, string character, string end)
    {
        var text = before + string.Concat(Enumerable.Repeat(character, count));
        var found = JsonLinesBlocks.Found(Encoding.UTF8.GetBytes(text));
        if (text.Length <= 60)
            Assert.Equal(text, found);
        else
            Assert.EndsWith(end + "…", found, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', found);
        Assert.InRange(found.Length, text.Length > 60 ? 60 : 0, 61);
    }

    [Fact]
    public void What_nests_deep_does_not_hide_what_is_wrong()
    {
        var error = Assert.Throws<JsonLinesFormatException>(() => Reading.Plain($"{{\"A\":1,\"deep\":{new string('[', 200)}{new string(']', 200)},\"b\":\"x\",\"C\":true}}"));
        Assert.Contains("the member \"B\" is missing, and \"b\" is another name", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I8", "128")]
    [InlineData("I8", "-129")]
    [InlineData("U16", "-1")]
    [InlineData("I32", "1e2")]
    [InlineData("U32", "4294967296")]
    [InlineData("I64", "9223372036854775808")]
    [InlineData("U64", "-1")]
    [InlineData("I128", "170141183460469231731687303715884105728")]
    [InlineData("F16", "70000")]
    [InlineData("F32", "1e39")]
    [InlineData("F64", "1e999")]
    [InlineData("F64", "\"1\"")]
    [InlineData("F64", "\"Nonsense\"")]
    [InlineData("Amount", "1e29")]
    [InlineData("Amount", "\"NaN\"")]
    [InlineData("Flag", "\"true\"")]
    public void Numbers_out_of_range_are_no_others(string name, string text)
    {
        string Line(string at, string value) => "{" + string.Join(',', typeof(Numbers).GetProperties().Select(p => $"\"{p.Name}\":{(p.Name == at ? value : p.Name == "Flag" ? "true" : "1")}")) + "}";
        Assert.Single(Reading.Numbers(Line("", "")));
        Assert.Equal(name, Assert.Throws<JsonLinesFormatException>(() => Reading.Numbers(Line(name, text))).Member);
    }

    [Fact]
    public void Text_that_is_no_UTF_8_is_an_error_where_it_is_asked_for()
    {
        byte[] file = [.. "{\"A\":1,\"D\":\""u8, 0xFF, .. "\",\"B\":\"x\",\"C\":true}\n{\"A\":1,\"B\":\""u8, 0xC3, 0x28, .. "\",\"C\":true}"u8];
        var error = Assert.Throws<JsonLinesFormatException>(() => Reading.Of<Plain, Refrain_Tests_JsonInput_PlainValueCodec>(file));
        Assert.Equal((2, 12, "B"), (error.Line, error.Column, error.Member));
        Assert.Contains("expected text in UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rows_before_an_error_come_first_however_the_bytes_arrive()
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Good, 20)) + "{}\n" + Good);
        foreach (var most in (int[])[1, 100, file.Length])
        {
            var rows = new JsonLinesReader<Plain, Refrain_Tests_JsonInput_PlainValueCodec>(() => new Codecs.TricklingStream(file, most), "data.jsonl").GetEnumerator();
            for (var i = 0; i < 20; i++)
                Assert.True(rows.MoveNext());
            Assert.Equal(21, Assert.Throws<JsonLinesFormatException>(() => rows.MoveNext()).Line);
        }
    }

    [Fact]
    public void A_line_beyond_the_limit_is_an_error_before_it_is_all_there()
    {
        var file = Encoding.UTF8.GetBytes(Good + "{\"A\":1,\"B\":\"" + new string('x', 5000) + "\",\"C\":true}");
        foreach (var most in (int[])[100, file.Length])
        {
            var error = Assert.Throws<JsonLinesFormatException>(() => Reading.Of<Plain, Refrain_Tests_JsonInput_PlainValueCodec>(file, most: most, lineLimit: 4000));
            Assert.Equal("data.jsonl, line 2, byte 1: the line is longer than 4000 bytes.", error.Message);
        }
    }

    [Fact]
    public void Members_that_would_have_one_name_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => JsonNode.Of("record{Ab:i32,ab:i32}", JsonNaming.CamelCase, []));
        Assert.Contains("Ab and ab would both be read from the member \"ab\"", error.Message, StringComparison.Ordinal);
    }
}
