// Threads are joined, a timer is disposed of, and a dropped task is completed already.
public sealed class Chunked(int threads)
{
    private readonly long[] _sums = new long[threads];

    public long Sum(IReadOnlyList<string> lines)
    {
        var all = new List<Thread>();
        for (var i = 0; i < threads; i++)
        {
            var index = i;
            var thread = new Thread(() =>
            {
                for (var at = index; at < lines.Count; at += threads)
                    _sums[index] += lines[at].Length;
            });
            thread.Start();
            all.Add(thread);
        }

        foreach (var thread in all)
            thread.Join();
        return _sums.Sum();
    }
}

[Task]
public sealed partial record Characters(string File)
{
    [Requires] public FileSource Lines => new(File);

    public long Run(IReadOnlyList<string> lines, TaskContext context)
    {
        using var timer = new Timer(_ => context.ReportProgress(0.5), null, 1000, 1000);
        return new Chunked(4).Sum(lines);
    }
}
