// The text itself begins and commits.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Archived(string Database, int Before)
{
    public int Run()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            BEGIN IMMEDIATE;
            INSERT OR IGNORE INTO event_archive SELECT * FROM event WHERE year < $before;
            DELETE FROM event WHERE year < $before;
            COMMIT;
            """;
        command.Parameters.AddWithValue("$before", Before);
        return command.ExecuteNonQuery();
    }
}
