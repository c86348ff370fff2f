// C# looks whether the table is there, and creates it only when it is not.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Queue(string Database, string Name)
{
    public string Run()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        if (!Exists(connection))
        {
            using var create = new SqliteCommand($"CREATE TABLE {Name} (id INTEGER PRIMARY KEY, body BLOB)", connection);
            create.ExecuteNonQuery();
        }

        return Name;
    }

    private bool Exists(SqliteConnection connection)
    {
        using var query = new SqliteCommand("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $name", connection);
        query.Parameters.AddWithValue("$name", Name);
        return query.ExecuteScalar() is not null;
    }
}
