// Rows are stamped by a lambda that gives nothing back, and by a loop over a list of its own.
public sealed class Row
{
    public required string Text { get; init; }

    public DateTime LoadedAt { get; set; }

    public DateTime CheckedAt { get; set; }
}

[Task]
public sealed partial record StampedRows(string File)
{
    [Requires] public FileSource Lines => new(File);

    public List<Row> Run(IReadOnlyList<string> lines)
    {
        var rows = lines.Select(line => new Row { Text = line }).ToList();
        rows.ForEach(row => row.LoadedAt = DateTime.UtcNow); // RFN101
        foreach (var row in rows)
            row.CheckedAt = DateTime.UtcNow; // RFN101
        return rows;
    }
}
