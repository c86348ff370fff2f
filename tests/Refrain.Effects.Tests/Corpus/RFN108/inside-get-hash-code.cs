// Hash codes are combined where they belong; the sets that use them don't show them.
public sealed class GridCell(int x, int y, string layer) : IEquatable<GridCell>
{
    public int X { get; } = x;

    public int Y { get; } = y;

    public string Layer { get; } = layer;

    public bool Equals(GridCell? other) => other is not null && X == other.X && Y == other.Y && Layer == other.Layer;

    public override bool Equals(object? obj) => Equals(obj as GridCell);

    public override int GetHashCode() => HashCode.Combine(X, Y, Layer.GetHashCode(StringComparison.Ordinal));
}

[Task]
public sealed partial record UsedCells(string File)
{
    [Requires] public FileSource Points => new(File);

    public int Run(IEnumerable<string> points)
    {
        var cells = new HashSet<GridCell>();
        foreach (var line in points)
        {
            var parts = line.Split(' ');
            cells.Add(new GridCell(int.Parse(parts[0]) / 100, int.Parse(parts[1]) / 100, parts[2]));
        }

        return cells.Count;
    }
}
