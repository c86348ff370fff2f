// A static setter is called by Program; the task reads what it set.
public static class Limits
{
    public static int MaxRows { get; set; } = 1000;
}

public static class Program
{
    public static void Configure(int rows) => Limits.MaxRows = rows;
}

[Task]
public sealed partial record Head(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines) => [.. lines.Take(Limits.MaxRows)]; // RFN105
}
