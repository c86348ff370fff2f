// A table is looked up before it is made; the other statements say IF NOT EXISTS themselves.
using Microsoft.Data.Sqlite;

public sealed class Schema(SqliteConnection connection)
{
    public void Ensure(string table)
    {
        if (!Exists(table))
            Do($"CREATE TABLE {table} (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        Do($"CREATE UNIQUE INDEX IF NOT EXISTS ux_{table} ON {table} (name)");
        Do("DROP VIEW IF EXISTS newest_old");
    }

    private bool Exists(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $name";
        command.Parameters.AddWithValue("$name", table);
        return (long)command.ExecuteScalar()! > 0;
    }

    private void Do(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}

[Task]
public sealed partial record Prepared(string Table)
{
    public string Run([Service] SqliteConnection connection)
    {
        new Schema(connection).Ensure(Table);
        return Table;
    }
}
