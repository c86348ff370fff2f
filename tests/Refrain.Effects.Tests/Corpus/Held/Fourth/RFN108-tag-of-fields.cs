// The tag that tells versions apart is a HashCode, whose seed is another in each process.
public static class Tags
{
    public static string Of(IEnumerable<string> fields)
    {
        var hash = new HashCode();
        foreach (var field in fields)
            hash.Add(field, StringComparer.Ordinal);
        return hash.ToHashCode().ToString("x8"); // RFN108
    }
}

public sealed record Tagged(string Line, string Tag);

[Task]
public sealed partial record TaggedLines(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Tagged> Run(IEnumerable<string> lines) => lines.Select(line => new Tagged(line, Tags.Of(line.Split(';'))));
}
