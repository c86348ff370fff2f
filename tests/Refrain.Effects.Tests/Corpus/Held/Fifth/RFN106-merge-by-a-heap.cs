// Sorted runs are merged by a heap whose priorities are the lines themselves, by ordinal, and then the number of the run.
public sealed class LineOrder : IComparer<(string Line, int Run)>
{
    public static LineOrder Instance { get; } = new();

    public int Compare((string Line, int Run) x, (string Line, int Run) y)
    {
        var byLine = string.CompareOrdinal(x.Line, y.Line);
        return byLine != 0 ? byLine : x.Run.CompareTo(y.Run);
    }
}

[Task]
public sealed partial record Merged(string File, int RunLines)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        var runs = lines.Chunk(RunLines).Select(chunk => { Array.Sort(chunk, StringComparer.Ordinal); return chunk; }).ToList();
        var heads = new PriorityQueue<int, (string Line, int Run)>(LineOrder.Instance);
        var at = new int[runs.Count];
        for (var run = 0; run < runs.Count; run++)
            heads.Enqueue(run, (runs[run][0], run));
        while (heads.TryDequeue(out var run, out var head))
        {
            yield return head.Line;
            if (++at[run] < runs[run].Length)
                heads.Enqueue(run, (runs[run][at[run]], run));
        }
    }
}
