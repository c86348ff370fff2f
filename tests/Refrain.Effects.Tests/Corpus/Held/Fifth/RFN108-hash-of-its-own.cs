// A hash that is written out here is the same everywhere; that of the library stays within a set.
public readonly struct Cell(int row, string column) : IEquatable<Cell>
{
    private readonly int _row = row;
    private readonly string _column = column;

    public bool Equals(Cell other) => _row == other._row && string.Equals(_column, other._column, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Cell other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_row, _column);
}

public static class Fnv
{
    public static uint Combine(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            hash = (hash ^ c) * 16777619;
        return hash;
    }
}

public sealed record Bucketed(uint Bucket, string Line);

[Task]
public sealed partial record Buckets(string File, uint Count)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Bucketed> Run(IEnumerable<string> lines)
    {
        var seen = new HashSet<Cell>();
        foreach (var line in lines)
        {
            if (seen.Add(new(line.Length, line)))
                yield return new(Fnv.Combine(2166136261, line) % Count, line);
        }
    }
}
