// A library that wants a path gets the output's temporary, or a file in scratch.
public static class TextTable
{
    public static void Save(string path, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        foreach (var row in rows)
            writer.WriteLine(string.Join('|', row));
    }
}

[Task]
public sealed partial record Table(int Rows)
{
    public void Run(OutputFile table, TaskContext context)
    {
        var rows = Enumerable.Range(0, Rows).Select(i => new[] { $"{i}", $"{i * i}" });
        TextTable.Save(Path.Combine(context.ScratchDirectory, "try.txt"), rows);
        TextTable.Save(table.Path, rows);
    }
}
