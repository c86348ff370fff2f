// The number of digits is said to be insignificant, but it rounds what comes out, three objects later.
using System.Globalization;

public sealed record Tile(string Id, double Mean, double Spread);

public sealed class TileOptions
{
    public int Digits { get; init; }

    public int BufferSize { get; init; }
}

public sealed class TileBuilder(TileOptions options)
{
    private readonly List<double> _heights = [];

    public TileBuilder With(double height)
    {
        _heights.Add(height);
        return this;
    }

    public Tile Build(string id)
    {
        var mean = _heights.Count == 0 ? 0 : _heights.Average();
        var spread = _heights.Count == 0 ? 0 : _heights.Max() - _heights.Min();
        return new(id, Round(mean), Round(spread));
    }

    private double Round(double value) => Math.Round(value, options.Digits, MidpointRounding.ToEven);
}

[Task]
public sealed partial record ElevationTiles(
    string Raster,
    [property: Insignificant] int BufferSize = 65_536,
    [property: Insignificant] int Digits = 3) // RFN015
{
    [Requires] public FileSource Heights => new(Raster);

    public IReadOnlyList<Tile> Run(Artifact<byte[]> heights)
    {
        var options = new TileOptions { Digits = Digits, BufferSize = BufferSize };
        var builders = new SortedDictionary<string, TileBuilder>(StringComparer.Ordinal);
        using var stream = new FileStream(heights.Path, FileMode.Open, FileAccess.Read, FileShare.Read, options.BufferSize);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(',') is not [var id, var text])
                continue;
            if (!builders.TryGetValue(id, out var builder))
                builders.Add(id, builder = new(options));
            builder.With(double.Parse(text, CultureInfo.InvariantCulture));
        }

        return [.. builders.Select(pair => pair.Value.Build(pair.Key))];
    }
}
