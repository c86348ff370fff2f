// A script whose texts are all guarded.
using Dapper;
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record MigratedSafely(string Name)
{
    public int Run([Service] SqliteConnection connection)
    {
        string[] script = ["CREATE TABLE IF NOT EXISTS a (id INTEGER)", "CREATE INDEX IF NOT EXISTS ix ON a (id)"];
        Array.ForEach(script, sql => connection.Execute(sql));
        return Name.Length;
    }
}
