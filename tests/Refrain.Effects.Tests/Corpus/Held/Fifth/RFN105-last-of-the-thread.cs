// Each thread remembers the last value it saw, so the first difference depends on what ran there before.
public static class Delta
{
    [ThreadStatic]
    private static long t_last;

    public static long Next(long value)
    {
        var delta = value - t_last; // RFN105
        t_last = value; // RFN207
        return delta;
    }
}

[Task]
public sealed partial record Deltas(string File)
{
    [Requires] public FileSource Bytes => new(File);

    public IReadOnlyList<long> Run(byte[] bytes) => [.. bytes.Select(one => Delta.Next(one))];
}
