// Catch-all, but it only rolls back, adds what is known, and throws on.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Moved(string Database, int From, int To)
{
    public int Run()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        try
        {
            using var command = new SqliteCommand("UPDATE member SET team = $to WHERE team = $from", connection, transaction);
            command.Parameters.AddWithValue("$from", From);
            command.Parameters.AddWithValue("$to", To);
            var moved = command.ExecuteNonQuery();
            transaction.Commit();
            return moved;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 5)
        {
            transaction.Rollback();
            throw new InvalidOperationException($"{Database} is busy; run the task again when nothing writes to it.", e);
        }
        catch
        {
            transaction.Rollback();
            throw;
        }
    }
}
