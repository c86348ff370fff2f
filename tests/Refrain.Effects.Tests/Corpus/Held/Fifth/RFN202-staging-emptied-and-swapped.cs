// A staging table is emptied, filled in bulk, and put in the place of its part of the table: all in one transaction.
using System.Data;
using Microsoft.Data.SqlClient;

public sealed class Staging(SqlConnection connection, SqlTransaction transaction)
{
    public void Do(string text, params SqlParameter[] parameters)
    {
        using var command = new SqlCommand(text, connection, transaction);
        command.Parameters.AddRange(parameters);
        command.ExecuteNonQuery();
    }

    public void Fill(DataTable rows)
    {
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.TableLock, transaction) { DestinationTableName = "dbo.tide_staging", BatchSize = 5_000 };
        copy.WriteToServer(rows);
    }
}

[Task]
public sealed partial record StoredTides(string File, string Harbour)
{
    [Requires] public FileSource Bytes => new(File);

    public int Run(byte[] bytes, [Service] SqlConnection connection)
    {
        var rows = new DataTable();
        rows.Columns.Add("harbour", typeof(string));
        rows.Columns.Add("hour", typeof(int));
        rows.Columns.Add("centimetres", typeof(int));
        foreach (var (hour, height) in bytes.Index())
            rows.Rows.Add(Harbour, hour, (int)height);

        using var transaction = connection.BeginTransaction(IsolationLevel.Serializable);
        var staging = new Staging(connection, transaction);
        staging.Do("TRUNCATE TABLE dbo.tide_staging");
        staging.Fill(rows);
        staging.Do("DELETE FROM dbo.tide WHERE harbour = @harbour", new SqlParameter("@harbour", Harbour));
        staging.Do("INSERT INTO dbo.tide (harbour, hour, centimetres) SELECT harbour, hour, centimetres FROM dbo.tide_staging WHERE harbour = @harbour", new SqlParameter("@harbour", Harbour));
        transaction.Commit();
        return rows.Rows.Count;
    }
}
