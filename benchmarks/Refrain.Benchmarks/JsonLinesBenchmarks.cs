using System.Globalization;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Refrain.Generated;
using Refrain.JsonInput;

namespace Refrain.Benchmarks;

/// <summary>
/// Ten thousand lines of JSON that others wrote, with two members that nobody asks for, read from memory as rows of (long, string, date and time, double, int), beside System.Text.Json with its source
/// generator, which is given each line by itself.
/// </summary>
[MemoryDiagnoser]
public class JsonLinesBenchmarks
{
    private const int Rows = 10_000;

    private readonly byte[] _file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Rows).Select(Line)));
    private readonly byte[] _shuffled = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Rows).Select(ShuffledLine)));

    /// <summary>Whether the members stand in another order than the type has them.</summary>
    [Params(false, true)]
    public bool Shuffled { get; set; }

    /// <summary>Refrain's input.</summary>
    [Benchmark]
    public long Refrain()
    {
        var sum = 0L;
        foreach (var row in new JsonLinesReader<Review, Refrain_Benchmarks_ReviewValueCodec>(() => new MemoryStream(Of()), "reviews.jsonl"))
            sum += row.Votes;
        return sum;
    }

    /// <summary>The serializer, line by line.</summary>
    [Benchmark(Baseline = true)]
    public long SystemTextJson()
    {
        var sum = 0L;
        ReadOnlySpan<byte> rest = Of();
        for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            sum += JsonSerializer.Deserialize(rest[..end], Json.Default.Review)!.Votes;
        return sum;
    }

    private byte[] Of() => Shuffled ? _shuffled : _file;

    private static string Line(int i) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"Id\":{343597383680 + i},\"User\":\"user-{i % 1000}\",\"At\":\"2026-11-{1 + (i % 28):00}T10:{i % 60:00}:00.5000000\",\"region\":\"north-west\",\"Rating\":{(i % 50) / 10.0},\"extra\":{{\"tags\":[\"a\",\"b\"],\"n\":{i}}},\"Votes\":{i % 37}}}\n");

    private static string ShuffledLine(int i) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"Votes\":{i % 37},\"extra\":{{\"tags\":[\"a\",\"b\"],\"n\":{i}}},\"At\":\"2026-11-{1 + (i % 28):00}T10:{i % 60:00}:00.5000000\",\"Id\":{343597383680 + i},\"region\":\"north-west\",\"Rating\":{(i % 50) / 10.0},\"User\":\"user-{i % 1000}\"}}\n");
}
