// Numbers go on from where the last task of this process has stopped.
public sealed record Numbered(long Number, string Line);

public static class Sequence
{
    private static long s_last;

    public static long Next() => Interlocked.Increment(ref s_last); // RFN105 RFN207
}

[Task]
public sealed partial record NumberedLines(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Numbered> Run(IEnumerable<string> lines) => lines.Select(line => new Numbered(Sequence.Next(), line));
}
