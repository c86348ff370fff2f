// Bulk copy fills a temporary table, and one MERGE puts its rows in place.
using System.Data;
using Microsoft.Data.SqlClient;

public sealed class Staging(SqlConnection connection, SqlTransaction transaction)
{
    public void Load(DataTable rows)
    {
        Execute("CREATE TABLE #price (sku varchar(20) NOT NULL, cents bigint NOT NULL)");
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.Default, transaction) { DestinationTableName = "#price" };
        copy.WriteToServer(rows);
    }

    public int Merge() => Execute("""
        MERGE price AS target
        USING #price AS source ON target.sku = source.sku
        WHEN MATCHED THEN UPDATE SET cents = source.cents
        WHEN NOT MATCHED THEN INSERT (sku, cents) VALUES (source.sku, source.cents);
        """);

    private int Execute(string text)
    {
        using var command = new SqlCommand(text, connection, transaction);
        return command.ExecuteNonQuery();
    }
}

[Task]
public sealed partial record StoredPrices(string File)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines, [Service] SqlConnection connection)
    {
        using var table = new DataTable();
        table.Columns.Add("sku", typeof(string));
        table.Columns.Add("cents", typeof(long));
        foreach (var cells in lines.Select(line => line.Split(';')))
            table.Rows.Add(cells[0], long.Parse(cells[1]));
        using var transaction = connection.BeginTransaction();
        var staging = new Staging(connection, transaction);
        staging.Load(table);
        var merged = staging.Merge();
        transaction.Commit();
        return merged;
    }
}
