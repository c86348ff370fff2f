// A set only says whether a line was there before; the order is that of the input.
[Task]
public sealed partial record FirstSeen(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> lines)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (seen.Add(line))
                yield return line;
        }
    }
}
