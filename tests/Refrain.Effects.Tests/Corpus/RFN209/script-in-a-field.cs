// A script is a static list of texts; one of them is not guarded.
using Dapper;
using Microsoft.Data.Sqlite;

public static class Migrations
{
    public static IReadOnlyList<string> Script { get; } = ["CREATE TABLE IF NOT EXISTS a (id INTEGER)", "CREATE TABLE b (id INTEGER)"];
}

[Task]
public sealed partial record Migrated(string Name)
{
    public int Run([Service] SqliteConnection connection)
    {
        foreach (var sql in Migrations.Script)
            connection.Execute(sql); // RFN209
        return Name.Length;
    }
}
