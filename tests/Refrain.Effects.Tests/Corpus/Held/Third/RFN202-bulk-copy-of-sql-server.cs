// Rows are copied into a table that nobody has cleared.
using System.Data;
using Microsoft.Data.SqlClient;

[Task]
public sealed partial record BulkLoaded(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IReadOnlyList<string> lines, [Service] SqlConnection connection, CancellationToken cancellationToken)
    {
        var table = new DataTable();
        table.Columns.Add("line", typeof(string));
        foreach (var line in lines)
            table.Rows.Add(line);
        using var copy = new SqlBulkCopy(connection) { DestinationTableName = "dbo.line" };
        await copy.WriteToServerAsync(table, cancellationToken); // RFN202
        return lines.Count;
    }
}
