// An external sort: runs in scratch, merged by a priority queue, written to the output; the scratch files are read back and deleted.
public sealed class Runs(string folder) : IDisposable
{
    private readonly List<string> _files = [];

    public void Add(List<string> lines)
    {
        lines.Sort(StringComparer.Ordinal);
        var file = Path.Combine(folder, "run" + _files.Count);
        File.WriteAllLines(file, lines);
        _files.Add(file);
    }

    public IEnumerable<string> Merge()
    {
        var heads = new PriorityQueue<IEnumerator<string>, (string Line, int Run)>(Comparer<(string Line, int Run)>.Create(
            (x, y) => string.CompareOrdinal(x.Line, y.Line) is var order && order != 0 ? order : x.Run - y.Run));
        for (var run = 0; run < _files.Count; run++)
            Push(heads, File.ReadLines(_files[run]).GetEnumerator(), run);
        while (heads.TryDequeue(out var head, out var at))
        {
            yield return at.Line;
            Push(heads, head, at.Run);
        }
    }

    public void Dispose() => _files.ForEach(File.Delete);

    private static void Push(PriorityQueue<IEnumerator<string>, (string, int)> heads, IEnumerator<string> lines, int run)
    {
        if (lines.MoveNext())
            heads.Enqueue(lines, (lines.Current, run));
        else
            lines.Dispose();
    }
}

[Task]
public sealed partial record SortedFile(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public void Run(IEnumerable<string> lines, OutputFile sorted, TaskContext context)
    {
        using var runs = new Runs(context.ScratchDirectory);
        foreach (var chunk in lines.Chunk(100_000))
            runs.Add([.. chunk]);
        sorted.WriteAllLines(runs.Merge());
    }
}
