// The new table is filled, and gets the old one's name by a procedure of the server.
using Microsoft.Data.SqlClient;

public sealed class Rebuild(SqlConnection connection, SqlTransaction transaction)
{
    public void Do(string text)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        command.ExecuteNonQuery(); // RFN209
    }
}

[Task]
public sealed partial record RebuiltPrices(string Market)
{
    public string Run([Service] SqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        var rebuild = new Rebuild(connection, transaction);
        rebuild.Do("SELECT article, MAX(cents) AS cents INTO dbo.price_new FROM dbo.price_log GROUP BY article");
        rebuild.Do("EXEC sp_rename 'dbo.price', 'price_old'");
        rebuild.Do("EXEC sp_rename 'dbo.price_new', 'price'");
        transaction.Commit();
        return Market;
    }
}
