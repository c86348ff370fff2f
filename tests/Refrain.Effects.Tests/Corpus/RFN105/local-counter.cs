// The counter is an object of this run; nothing of it outlives the task.
public sealed record Ordered(long Number, string Line);

public sealed class Counter(long start)
{
    private long _last = start - 1;

    public long Next() => Interlocked.Increment(ref _last);
}

[Task]
public sealed partial record OrderedLines(string File, long Start = 1)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Ordered> Run(IEnumerable<string> lines)
    {
        var counter = new Counter(Start);
        foreach (var line in lines)
            yield return new Ordered(counter.Next(), line);
    }
}
