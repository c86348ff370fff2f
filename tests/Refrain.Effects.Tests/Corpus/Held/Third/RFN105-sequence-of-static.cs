// A static sequence gives each row a number that depends on what ran before.
public static class Sequence
{
    private static int s_last;

    public static int Next() => Interlocked.Increment(ref s_last); // RFN105 RFN207
}

[Task]
public sealed partial record Numbered(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines) => [.. lines.Select(line => $"{Sequence.Next()} {line}")];
}
