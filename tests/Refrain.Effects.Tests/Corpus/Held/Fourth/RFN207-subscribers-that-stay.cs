// A handler is put to a static event and never taken away.
public static class Progress
{
    private static long s_rows;

    public static event Action<string>? Done;

    public static void Report(string what)
    {
        Interlocked.Increment(ref s_rows); // RFN207
        Done?.Invoke(what); // RFN105
    }

    public static void Watch(Action<string> handler) => Done += handler; // RFN207
}

[Task]
public sealed partial record Watched(string File)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines)
    {
        var seen = new List<string>();
        Progress.Watch(seen.Add);
        foreach (var line in lines)
            Progress.Report(line);
        return lines.Count;
    }
}
