using FsCheck;
using FsCheck.Fluent;
using Refrain.Codecs;

namespace Refrain.Tests.Codecs;

public sealed class RoundTripTests
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Fact]
    public void RowsOfScalarsComeBackAsTheyWere() => Prop.ForAll<int>(seed =>
    {
        var random = new RandomRows(seed);
        RowsComeBack(Outputs.Rows<ScalarRows, Scalars>(), Outputs.Rows<ScalarLines, Scalars>(), random.Many(random.Scalars, 20));
    }).Check(_config);

    [Fact]
    public void NestedRowsComeBackAsTheyWere() => Prop.ForAll<int>(seed =>
    {
        var random = new RandomRows(seed);
        RowsComeBack(Outputs.Rows<NestedRows, Nested>(), Outputs.Rows<NestedLines, Nested>(), random.Many(random.Nested, 12));
    }).Check(_config);

    [Fact]
    public void ValuesComeBackAsTheyWere() => Prop.ForAll<int>(seed =>
    {
        var value = seed % 5 == 0 ? null : new RandomRows(seed).Nested();
        var binary = Outputs.Value<NestedValue, Nested?>();
        var lines = Outputs.Value<NestedLine, Nested?>();
        Assert.Equal(Deep.Text(value), Deep.Text(binary.From(binary.Bytes(value))));
        Assert.Equal(Deep.Text(value), Deep.Text(lines.From(lines.Bytes(value))));
        Assert.Equal(binary.Json(binary.Bytes(value)), lines.Json(lines.Bytes(value)));
        Assert.Equal(binary.Json(binary.Bytes(value)) + "\n", System.Text.Encoding.UTF8.GetString(lines.Bytes(value)));
    }).Check(_config);

    [Fact]
    public void StringsComeBackAsTheyWere() => Prop.ForAll<string?[]>(texts =>
    {
        var rows = texts.Select(text => new Leaf(1, text)).ToList();
        var codec = new RowsOutput<string?, NullableReferenceCodec<string, StringCodec>>();
        var lines = new RowsOutput<string?, NullableReferenceCodec<string, StringCodec>>(OutputFormat.JsonLines);
        Assert.Equal(texts, codec.From(codec.Bytes(texts)));
        Assert.Equal(texts, lines.From(lines.Bytes(texts)));
    }).Check(_config);

    [Fact]
    public async Task ManyRowsComeBackInEveryForm()
    {
        var random = new RandomRows(7);
        var rows = Enumerable.Range(0, 3000).Select(_ => random.Scalars()).ToList();
        foreach (var codec in (RowsOutput<Scalars>[])[Outputs.Rows<ScalarRows, Scalars>(), Outputs.Rows<ScalarLines, Scalars>()])
        {
            var bytes = codec.Bytes(rows);
            using var second = new MemoryStream();
            Assert.Equal(rows.Count, await codec.WriteRowsAsync(rows.ToAsyncEnumerable(), second));
            Assert.Equal(bytes, second.ToArray());

            var expected = rows.Select(Deep.Text).ToList();
            var sequence = codec.ReadRows(() => new TricklingStream(bytes, 997));
            Assert.Equal(expected, sequence.Select(Deep.Text));
            Assert.Equal(expected, sequence.Select(Deep.Text));
            var read = new List<string>();
            await foreach (var row in codec.ReadRowsAsync(() => new TricklingStream(bytes, 70_000)))
                read.Add(Deep.Text(row));
            Assert.Equal(expected, read);
        }
    }

    [Fact]
    public void AFileIsItsOwnBytes()
    {
        var codec = new FileOutput();
        Assert.Equal([1, 2, 3], codec.From(codec.Bytes([1, 2, 3])));
        Assert.True(codec.IsFile);
        Assert.Equal("\"AQID\"", codec.Json([1, 2, 3]));
    }

    [Fact]
    public void RowsOfAnOpenStreamAreReadOnce()
    {
        var codec = Outputs.Rows<SimpleRows, Simple>();
        var rows = codec.ReadRows(new MemoryStream(codec.Bytes([new Simple(1, 2, 3, "x")])));
        Assert.Single(rows);
        Assert.Throws<InvalidOperationException>(() => rows.Count());
    }

    private static void RowsComeBack<T>(RowsOutput<T> binary, RowsOutput<T> lines, List<T> rows)
    {
        var expected = rows.Select(row => Deep.Text(row)).ToList();
        var bytes = binary.Bytes(rows);
        var read = binary.From(bytes);
        Assert.Equal(expected, read.Select(row => Deep.Text(row)));
        // What was read gives the same bytes again, whether it comes as a list or as a sequence.
        Assert.Equal(bytes, binary.Bytes(read));
        using var stream = new MemoryStream();
        Assert.Equal(rows.Count, binary.WriteRows(rows.Select(static row => row), stream));
        Assert.Equal(bytes, stream.ToArray());

        var text = lines.Bytes(rows);
        Assert.Equal(expected, lines.From(text).Select(row => Deep.Text(row)));
        Assert.Equal(rows.Count, text.Count(static b => b == '\n'));
        Assert.Equal(binary.Json(bytes), lines.Json(text));
        Assert.Equal(binary.Schema, ArtifactSchema.Parse(binary.Schema).ToString());
    }
}
