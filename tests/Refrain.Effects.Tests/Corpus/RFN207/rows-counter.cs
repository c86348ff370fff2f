// The counter goes on from run to run, in one process and not in the next.
public static class Counters
{
    public static long Rows;
}

[Task]
public sealed partial record Parsed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<int> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Counters.Rows++; // RFN207
            yield return line.Length;
        }
    }
}
