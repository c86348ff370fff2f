// SET, PRAGMA and guarded DDL change no data; one statement remains.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Counted(string Database, string Name, int Value)
{
    public int Run()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        foreach (var setting in (string[])["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE IF NOT EXISTS counted (name TEXT PRIMARY KEY, value INTEGER)"])
            Execute(connection, setting);
        return Execute(connection, "INSERT INTO counted (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    }

    private int Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.Parameters.AddWithValue("$name", Name);
        command.Parameters.AddWithValue("$value", Value);
        return command.ExecuteNonQuery();
    }
}
