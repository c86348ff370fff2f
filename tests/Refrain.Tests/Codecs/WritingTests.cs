using Refrain.Codecs;
using Refrain.Testing;

namespace Refrain.Tests.Codecs;

public sealed class WritingTests
{
    [Fact]
    public void TheOrderOfInsertionDoesNotShow()
    {
        var codec = Outputs.Rows<NestedRows, Nested>();
        var row = new RandomRows(1).Nested();
        var names = Enumerable.Range(0, 100).Select(i => "k" + i).ToList();
        var forward = row with { Set = [.. names], Map = names.ToDictionary(n => n, _ => (List<int>)[1]) };
        names.Reverse();
        var backward = row with { Set = [.. names], Map = names.ToDictionary(n => n, _ => (List<int>)[1]) };
        Assert.Equal(codec.Bytes([forward]), codec.Bytes([backward]));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("")]
    public void CulturesDoNotShow(string culture)
    {
        var random = new RandomRows(5);
        var rows = random.Many(random.Nested, 20);
        var scalars = random.Many(random.Scalars, 20);
        var (binary, lines, scalarLines) = (Outputs.Rows<NestedRows, Nested>(), Outputs.Rows<NestedLines, Nested>(), Outputs.Rows<ScalarLines, Scalars>());
        var expected = (binary.Bytes(rows), lines.Bytes(rows), scalarLines.Bytes(scalars));
        using (new CultureScope(culture))
        {
            Assert.Equal(expected.Item1, binary.Bytes(rows));
            Assert.Equal(expected.Item2, lines.Bytes(rows));
            Assert.Equal(expected.Item3, scalarLines.Bytes(scalars));
            Assert.Equal(scalars.Select(Deep.Text), scalarLines.From(expected.Item3).Select(Deep.Text));
        }
    }

    [Fact]
    public void ANullWhereTheTypeHasNoneIsRefused()
    {
        var codec = Outputs.Rows<SimpleRows, Simple>();
        Assert.Throws<InvalidOperationException>(() => codec.Bytes([new Simple(1, 2, 3, null!)]));
        var error = Assert.Throws<InvalidOperationException>(() => codec.Bytes([null!]));
        Assert.Contains("Refrain.Tests.Codecs.Simple", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADerivedInstanceIsRefused()
    {
        var codec = Outputs.Value<OpenValue, Open>();
        var error = Assert.Throws<InvalidOperationException>(() => codec.Bytes(new Derived { Name = "x", More = 5 }));
        Assert.Contains("Derived", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeysThatOnlyTheComparerTellsApartAreRefused()
    {
        var set = new HashSet<string>(ReferenceEqualityComparer.Instance as IEqualityComparer<string>) { "a", new string('a', 1) };
        Assert.Equal(2, set.Count);
        Assert.Throws<InvalidOperationException>(() => new ValueOutput<HashSet<string>, SetCodec<string, StringCodec>>().Bytes(set));
    }

    [Fact]
    public void RowsAreWrittenAndReadInConstantMemory()
    {
        var codec = Outputs.Rows<SimpleRows, Simple>();
        var row = new Simple(1, 2, 3, "name");
        using var one = new CountingStream();
        codec.WriteRows(Enumerable.Repeat(row, 1000), one);
        using var many = new CountingStream();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(2_000_000, codec.WriteRows(Enumerable.Repeat(row, 2_000_000), many));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300_000);
        Assert.Equal(2_000_000 * 25L, many.Count - (8 * (many.Writes - 1)) - 4 - 16);
        Assert.InRange(many.Largest, 64 * 1024, 66 * 1024);
    }

    [Fact]
    public void AFailureLeavesTheCodecUsable()
    {
        var codec = Outputs.Rows<SimpleRows, Simple>();
        Assert.Throws<InvalidOperationException>(() => codec.WriteRows(Failing(), Stream.Null));
        Assert.Equal([new Simple(1, 2, 3, "x")], codec.From(codec.Bytes([new(1, 2, 3, "x")])));

        static IEnumerable<Simple> Failing()
        {
            for (var i = 0; i < 10_000; i++)
                yield return new Simple(i, i, i, "row");
            throw new InvalidOperationException("no more");
        }
    }

    [Fact]
    public void CancellationEndsWriting()
    {
        using var source = new CancellationTokenSource();
        var codec = Outputs.Rows<SimpleRows, Simple>();
        Assert.Throws<OperationCanceledException>(() => codec.WriteRows(Endless(), Stream.Null, source.Token));

        IEnumerable<Simple> Endless()
        {
            for (var i = 0; ; i++)
            {
                if (i == 1000)
                    source.Cancel();
                yield return new Simple(i, i, i, "row");
            }
        }
    }

    private sealed class CountingStream : MemoryStream
    {
        public long Count { get; private set; }

        public long Writes { get; private set; }

        public int Largest { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Count += buffer.Length;
            Writes++;
            Largest = Math.Max(Largest, buffer.Length);
        }
    }
}
