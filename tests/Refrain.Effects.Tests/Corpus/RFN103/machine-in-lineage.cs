// The lineage columns name the machine and the user that ran the task.
public sealed record LineageRow(string Text, string Host, string User);

[Task]
public sealed partial record WithLineage(string File)
{
    [Requires] public FileSource Rows => new(File);

    public IEnumerable<LineageRow> Run(IEnumerable<string> rows)
    {
        var host = Environment.MachineName; // RFN103
        foreach (var row in rows)
            yield return new LineageRow(row, host, Environment.UserName); // RFN103
    }
}
