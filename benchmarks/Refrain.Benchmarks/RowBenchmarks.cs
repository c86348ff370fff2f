using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Refrain.Codecs;

namespace Refrain.Benchmarks;

/// <summary>A thousand rows of (long, long, int, string) written to and read from memory, beside System.Text.Json with its source generator.</summary>
[MemoryDiagnoser]
public class RowBenchmarks
{
    private readonly RowsOutput<PostRow> _codec = (RowsOutput<PostRow>)TaskDescriptor.Of(new PostRows()).Output!;
    private readonly IReadOnlyList<PostRow> _rows = PostRows.Rows;
    private readonly MemoryStream _written = new(1 << 20);
    private readonly MemoryStream _artifact = new();
    private readonly byte[] _json = JsonSerializer.SerializeToUtf8Bytes(PostRows.Rows, Json.Default.IReadOnlyListPostRow);

    /// <summary>Writes the artifact to be read.</summary>
    public RowBenchmarks() => _codec.WriteRows(_rows, _artifact);

    /// <summary>Refrain's rows.</summary>
    [Benchmark]
    public long Write()
    {
        _written.Position = 0;
        _codec.WriteRows(_rows, _written);
        return _written.Position;
    }

    /// <summary>Refrain's rows back.</summary>
    [Benchmark]
    public int Read()
    {
        _artifact.Position = 0;
        return _codec.ReadList(_artifact).Count;
    }

    /// <summary>JSON.</summary>
    [Benchmark]
    public long JsonWrite()
    {
        _written.Position = 0;
        JsonSerializer.Serialize(_written, _rows, Json.Default.IReadOnlyListPostRow);
        return _written.Position;
    }

    /// <summary>JSON back.</summary>
    [Benchmark]
    public int JsonRead() => JsonSerializer.Deserialize(_json, Json.Default.ListPostRow)!.Count;
}
