// An AsyncLocal tells the run's correlation, and it is stored with the rows.
public static class RunScope
{
    private static readonly AsyncLocal<string?> s_name = new();

    public static string Name => s_name.Value ?? "none"; // RFN105

    public static void Enter(string name) => s_name.Value = name;
}

public sealed record Row(string Run, int Number);

[Task]
public sealed partial record Numbered(string File)
{
    [Requires] public FileSource Numbers => new(File);

    public List<Row> Run(IReadOnlyList<string> numbers) => numbers.Select(int.Parse).Select(number => new Row(RunScope.Name, number)).ToList();
}
