// The limits are set by the program after start, and again by a page of the administrators: not part of any key.
public static class Limits
{
    public static int MaxRows { get; set; } = 1_000;

    public static readonly int Smallest = 10;
}

public static class AdminPage
{
    public static void Save(int rows) => Limits.MaxRows = rows;
}

[Task]
public sealed partial record Preview(string File)
{
    [Requires] public FileSource Rows => new(File);

    public List<string> Run(IEnumerable<string> rows)
    {
        var count = Math.Max(Limits.Smallest, Limits.MaxRows); // RFN105
        return [.. rows.Take(count)];
    }
}
