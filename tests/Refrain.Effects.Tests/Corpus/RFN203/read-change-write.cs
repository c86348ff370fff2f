// The stored total is read, changed in C# and written back: relative, with a detour through the task.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Deposit(string Database, int Account, long Cents)
{
    public long Run()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var total = Read(connection, transaction) + Cents;
        Write(connection, transaction, total);
        transaction.Commit();
        return Cents;
    }

    private long Read(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var query = new SqliteCommand("SELECT total FROM account WHERE id = $id", connection, transaction);
        query.Parameters.AddWithValue("$id", Account);
        return (long)query.ExecuteScalar()!; // RFN104
    }

    private void Write(SqliteConnection connection, SqliteTransaction transaction, long total)
    {
        using var update = new SqliteCommand("UPDATE account SET total = $total WHERE id = $id", connection, transaction);
        update.Parameters.AddWithValue("$total", total);
        update.Parameters.AddWithValue("$id", Account);
        update.ExecuteNonQuery(); // RFN203
    }
}
