// What parallel workers put into a dictionary is counted, looked up and ordered before anything comes out.
using System.Collections.Concurrent;

public sealed record HeatCell(int X, int Y, int Hits, int Peak);

public sealed class Grid(int size)
{
    private readonly ConcurrentDictionary<(int X, int Y), int> _hits = new();

    public void Hit(double longitude, double latitude) => _hits.AddOrUpdate(Cell(longitude, latitude), 1, static (_, hits) => hits + 1);

    public int Peak => _hits.IsEmpty ? 0 : _hits.Values.Max();

    public long Total => _hits.Sum(pair => (long)pair.Value);

    public IEnumerable<((int X, int Y) Cell, int Hits)> Cells() =>
        from pair in _hits
        orderby pair.Key.Y, pair.Key.X
        select (pair.Key, pair.Value);

    private (int X, int Y) Cell(double longitude, double latitude) => ((int)Math.Floor(longitude * size), (int)Math.Floor(latitude * size));
}

[Task]
public sealed partial record Heat(string Points, int Size = 100)
{
    [Requires] public FileSource Tracks => new(Points);

    public IEnumerable<HeatCell> Run(byte[] tracks, CancellationToken cancellationToken)
    {
        var grid = new Grid(Size);
        Parallel.For(0, tracks.Length / 16, new ParallelOptions { CancellationToken = cancellationToken }, i => grid.Hit(
            BitConverter.ToDouble(tracks, i * 16),
            BitConverter.ToDouble(tracks, (i * 16) + 8)));
        var peak = grid.Peak;
        if (grid.Total == 0)
            yield break;
        foreach (var ((x, y), hits) in grid.Cells())
            yield return new(x, y, hits, peak);
    }
}
