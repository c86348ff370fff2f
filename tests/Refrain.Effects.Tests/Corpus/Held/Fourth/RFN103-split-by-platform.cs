// A text is cut at the line end of the machine, so elsewhere it has one line.
public static class Texts
{
    public static IReadOnlyList<string> Rows(this string text) => text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries); // RFN103
}

[Task]
public sealed partial record RowCount(string File)
{
    [Requires] public FileSource Text => new(File);

    public int Run(string text) => text.Rows().Count;
}
