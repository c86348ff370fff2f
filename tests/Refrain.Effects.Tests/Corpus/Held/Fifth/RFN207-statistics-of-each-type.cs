// Each type has a count and a list of its own that outlive the task.
using System.Collections.Concurrent;

public static class Statistics<T>
{
    private static long s_rows;
    private static readonly ConcurrentQueue<string> s_names = new();

    public static void Count(string name, int rows)
    {
        Interlocked.Add(ref s_rows, rows); // RFN207
        s_names.Enqueue(name); // RFN207
    }
}

public sealed record Song(string Title);

[Task]
public sealed partial record Songs(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Song> Run(IReadOnlyList<string> lines)
    {
        Statistics<Song>.Count(File, lines.Count);
        return [.. lines.Select(line => new Song(line))];
    }
}
