// The day is deleted and bulk-copied in one SQL Server transaction.
using System.Data;
using Microsoft.Data.SqlClient;

internal static class FactTable
{
    public const string Name = "dbo.fact_daily";

    public static DataTable Of(int day, IEnumerable<long> amounts)
    {
        var table = new DataTable();
        table.Columns.Add("day", typeof(int));
        table.Columns.Add("cents", typeof(long));
        foreach (var amount in amounts)
            table.Rows.Add(day, amount);
        return table;
    }
}

[Task]
public sealed partial record FactsReplaced(int Day, string Warehouse, long Morning, long Evening)
{
    public int Run()
    {
        using var connection = new SqlConnection(Warehouse);
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using (var delete = new SqlCommand($"DELETE FROM {FactTable.Name} WHERE day = @day", connection, transaction))
        {
            delete.Parameters.AddWithValue("@day", Day);
            delete.ExecuteNonQuery();
        }

        using var table = FactTable.Of(Day, [Morning, Evening]);
        using (var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.Default, transaction) { DestinationTableName = FactTable.Name })
            copy.WriteToServer(table);
        transaction.Commit();
        return table.Rows.Count;
    }
}
