// The loop tries three times and then goes on as if the third had worked.
using Microsoft.Extensions.Logging;
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Counted(string Database, string Name, int Value)
{
    public int Run(TaskContext context)
    {
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            try
            {
                Store();
                break;
            }
            catch (SqliteException e) // RFN304
            {
                context.Logger.LogWarning(e, "Attempt {Attempt} failed.", attempt);
            }
        }

        return Value;
    }

    private void Store()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = new SqliteCommand("REPLACE INTO counted (name, value) VALUES ($name, $value)", connection, transaction);
        command.Parameters.AddWithValue("$name", Name);
        command.Parameters.AddWithValue("$value", Value);
        command.ExecuteNonQuery();
        transaction.Commit();
    }
}
