using System.Globalization;
using System.Text;
using Refrain.Generated;
using Refrain.JsonInput;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.JsonInput;

public sealed class TolerantTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"A\":1,\"B\":\"x\",\"C\":true}\n")]
    [InlineData("{\"C\":true,\"B\":\"x\",\"A\":1}")]
    [InlineData("\uFEFF { \"B\" : \"x\" ,\t\"A\":1, \"C\" : true } \r\n")]
    [InlineData("\n  \r\n{\"A\":1,\"B\":\"x\",\"C\":true}\n\n\t\n")]
    [InlineData("{\"a\":2,\"A\":1,\"D\":{\"A\":[1,{\"B\":null}],\"e\":\"\\ud800\"},\"B\":\"x\",\"E\":[[],[{}],1e999],\"C\":true,\"F\":null}\n")]
    [InlineData("{\"\\u0041\":1,\"\\u0042\":\"\\u0078\",\"C\":true}\n")]
    public void A_row_is_found_however_it_is_written(string file) => Assert.Equal([new Plain(1, "x", true)], Reading.Plain(file));

    [Fact]
    public void What_is_not_asked_for_may_nest_deep()
    {
        var deep = new string('[', 5000) + new string(']', 5000);
        Assert.Equal([new Plain(1, "x", true)], Reading.Plain($"{{\"A\":1,\"deep\":{deep},\"B\":\"x\",\"C\":true}}"));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("\n\n", 0)]
    [InlineData("\uFEFF", 0)]
    [InlineData("\uFEFF\n{\"A\":1,\"B\":\"x\",\"C\":true}", 1)]
    public void A_file_may_have_no_rows(string file, int rows) => Assert.Equal(rows, Reading.Plain(file).Count);

    [Theory]
    [InlineData("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t")]
    [InlineData("ä\\u00e4\\ud83d\\ude00\\u0000", "ää😀\0")]
    public void Escapes_are_resolved(string text, string expected) => Assert.Equal(expected, Reading.Plain($"{{\"A\":1,\"B\":\"{text}\",\"C\":true}}").Single().B);

    [Fact]
    public void Halves_of_surrogate_pairs_stay_what_they_are() => Assert.Equal("\ud800x\udc00", Reading.Plain("{\"A\":1,\"B\":\"\\ud800x\\udc00\",\"C\":true}").Single().B);

    [Fact]
    public async Task Names_defaults_and_what_may_be_null_stand_for_what_is_missing()
    {
        var path = _folder.Write("orders.jsonl", """
            {"Id":1,"ordered.at":"2026-11-04","Items":[{"Product":"a","unit-price":2.25,"Count":4},{"Product":"b"}],"Stock":{"z":1,"a":2},"Tags":[3,1,3],"Pair":{"B":"x","A":7}}
            {"Stock":{},"Items":[],"ordered.at":"2026-11-04T10:00Z","Id":2,"Kind":"Plain","Text":"t","Day":"2026-11-29","Tags":[]}
            """);
        await using var pipeline = Pipeline.Open(new ArtifactStore(new MemoryCatalog(), new MemoryBlobStore(), _folder["scratch"]));
        Assert.Equal(
            "1 9.50 Gift a\"ä\u0001 0001-01-01 2 (7, x)\n2 0 Plain t 2026-11-29 0 ",
            await pipeline.GetAsync(new ReadsOrders(path)));
    }

    [Fact]
    public async Task Members_may_be_named_in_another_way()
    {
        var path = _folder.Write("cased.jsonl", "{\"best_posts\":6,\"user_name\":\"x\",\"ID\":7}\n{\"ID\":1,\"best_posts\":0}\n");
        await using var pipeline = Pipeline.Open(new ArtifactStore(new MemoryCatalog(), new MemoryBlobStore(), _folder["scratch"]));
        Assert.Equal(42, await pipeline.GetAsync(new ReadsCased(path)));
    }

    [Fact]
    public async Task Rows_come_in_every_form()
    {
        var path = _folder.Write("rows.jsonl", """{"A":5,"B":"","C":false,"DateTime":"2026-11-04","Offset":"2026-11-04T00:00Z","Day":"2026-11-04","Time":"01:02","Span":"00:00:00","I8":1,"U16":1,"I32":1,"U32":1,"I64":1,"U64":1,"I128":1,"F16":1,"F32":1,"F64":1,"Amount":1,"Flag":false}""");
        await using var pipeline = Pipeline.Open(new ArtifactStore(new MemoryCatalog(), new MemoryBlobStore(), _folder["scratch"]));
        Assert.Equal(7, await pipeline.GetAsync(new ReadsOthers(path)));
    }

    [Fact]
    public void Dictionaries_and_sets_come_in_any_order()
    {
        var order = Reading.Of<Order, Refrain_Tests_JsonInput_OrderValueCodec>(Encoding.UTF8.GetBytes(
            """{"Id":1,"Note":null,"At":"2026-11-04","Items":[],"Stock":{"b":1,"\u0061":2,"":3,"ä":4},"Kind":"Gift","Text":"","Day":"2026-11-04","Tags":[5,-1,5,3],"Pair":null}""")).Single();
        Assert.Equal([KeyValuePair.Create("", 3), KeyValuePair.Create("a", 2), KeyValuePair.Create("b", 1), KeyValuePair.Create("ä", 4)], order.Stock);
        Assert.Equal([-1, 3, 5], order.Tags.Order());
    }

    [Fact]
    public void Dates_and_times_are_read_as_those_of_delimited_text()
    {
        var times = Reading.Times("""
            {"DateTime":"2010-11-04","Offset":"2010-11-04 05:58Z","Day":"2010-11-04","Time":"05:58","Span":"-1.02:03:04"}
            {"DateTime":"2010-11-04T05:58:46.377+01","Offset":"2010-11-04T05:58:46.377+0100","Day":"2010-11-04","Time":"05:58:46,5","Span":"00:00:01"}
            {"DateTime":"2010-11-04T05:58:46[local]","Offset":"2010-11-04T05:58:46\u002b01:00","Day":"2010\u002d11-04","Time":"05:58:46.1234567","Span":"00:00:00"}
            """);
        Assert.Equal(
            [
                new(new DateTime(2010, 11, 4), new DateTimeOffset(2010, 11, 4, 5, 58, 0, TimeSpan.Zero), new DateOnly(2010, 11, 4), new TimeOnly(5, 58), -new TimeSpan(1, 2, 3, 4)),
                new(new DateTime(2010, 11, 4, 4, 58, 46, 377, DateTimeKind.Utc), new DateTimeOffset(2010, 11, 4, 5, 58, 46, 377, TimeSpan.FromHours(1)), new DateOnly(2010, 11, 4), new TimeOnly(5, 58, 46, 500), new TimeSpan(0, 0, 1)),
                new(new DateTime(2010, 11, 4, 5, 58, 46, DateTimeKind.Local), new DateTimeOffset(2010, 11, 4, 5, 58, 46, TimeSpan.FromHours(1)), new DateOnly(2010, 11, 4), new TimeOnly(5, 58, 46).Add(new TimeSpan(1234567)), TimeSpan.Zero),
            ],
            times);
        Assert.Equal([DateTimeKind.Unspecified, DateTimeKind.Utc, DateTimeKind.Local], times.Select(t => t.DateTime.Kind));
    }

    [Fact]
    public void Rows_may_be_of_anything_that_is_stored()
    {
        var file = "1.5\n\"NaN\"\n\n-0\n"u8.ToArray();
        Assert.Equal([1.5, double.NaN, -0.0], Reading.Of<double, Refrain.Codecs.DoubleCodec>(file));
        Assert.Equal([[1, 2], []], Reading.Of<int[], Refrain.Codecs.ArrayCodec<int, Refrain.Codecs.Int32Codec>>("[1,2]\n[ ]"u8.ToArray()));
        Assert.Equal(["ab?"u8.ToArray()], Reading.Of<byte[], Refrain.Codecs.BytesCodec>("\"YWI\\/\""u8.ToArray()));
    }

    [Fact]
    public void A_line_longer_than_a_block_is_read_whatever_comes_at_once()
    {
        var text = new string('x', 700_000);
        var file = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"A\":1,\"B\":\"{text}\",\"C\":true}}\n{{\"A\":2,\"B\":\"\",\"C\":false}}"));
        foreach (var most in (int[])[file.Length, 4096])
            Assert.Equal([new Plain(1, text, true), new Plain(2, "", false)], Reading.Of<Plain, Refrain_Tests_JsonInput_PlainValueCodec>(file, most: most));
    }
}
