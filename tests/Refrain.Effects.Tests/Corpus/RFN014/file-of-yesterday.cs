// Which file is required depends on the day on which the graph is planned.
public sealed record Count(int Rows);

[Task]
public sealed partial record YesterdaysRows(string Folder)
{
    [Requires]
    public FileSource Rows
    {
        get
        {
            var yesterday = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1); // RFN014
            return new FileSource($"{Folder}/{yesterday:O}.csv");
        }
    }

    public Count Run(IEnumerable<string> rows) => new(rows.Count());
}
