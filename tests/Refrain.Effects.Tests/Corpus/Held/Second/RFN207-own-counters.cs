// Counters of an object that the task makes itself, shared by its threads alone.
public sealed class Statistics
{
    private int _rows;
    private long _bytes;

    public int Rows => _rows;

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Add(string row)
    {
        Interlocked.Increment(ref _rows);
        Interlocked.Add(ref _bytes, row.Length);
    }
}

public sealed record Summary(int Rows, long Bytes);

[Task]
public sealed partial record Summed(string File)
{
    private static readonly Lazy<int[]> s_weights = new(() => [.. Enumerable.Range(1, 16)]);

    [Requires] public FileSource Lines => new(File);

    public Summary Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var statistics = new Statistics();
        Parallel.ForEach(lines, new ParallelOptions { CancellationToken = cancellationToken }, statistics.Add);
        return new(statistics.Rows, statistics.Bytes * s_weights.Value[lines.Count % 16]);
    }
}
