// One helper carries out what is guarded by a look, and what is not.
using Microsoft.Data.Sqlite;

public static class Tables
{
    public static void Ensure(SqliteConnection connection)
    {
        if (!Has(connection, "customer"))
            Do(connection, "CREATE TABLE customer (id INTEGER PRIMARY KEY)");
        Do(connection, "CREATE TABLE payment (id INTEGER PRIMARY KEY)");
    }

    private static bool Has(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() is not null;
    }

    private static void Do(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery(); // RFN209
    }
}

[Task]
public sealed partial record EnsuredTables(string Name)
{
    public string Run([Service] SqliteConnection connection)
    {
        Tables.Ensure(connection);
        return Name;
    }
}
