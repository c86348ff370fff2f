// A tag is made by adding up all fields in a hash that differs from process to process.
public sealed record Tagged(string Name, int Tag);

public static class Tag
{
    public static int Of(IEnumerable<string> fields)
    {
        var hash = new HashCode();
        foreach (var field in fields)
            hash.Add(field, StringComparer.Ordinal);
        return hash.ToHashCode(); // RFN108
    }
}

[Task]
public sealed partial record Tags(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Tagged> Run(IEnumerable<string> lines) => lines.Select(line => line.Split(',')).Select(cells => new Tagged(cells[0], Tag.Of(cells.Skip(1))));
}
