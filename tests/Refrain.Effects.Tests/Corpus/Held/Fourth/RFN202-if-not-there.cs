// SQL Server: an insert that is guarded by a look for the row; SQLite: or replace, or ignore.
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

public abstract class Dialect
{
    public abstract string Put(string table);

    public sealed class SqlServer : Dialect
    {
        public override string Put(string table) => $"""
            IF NOT EXISTS (SELECT 1 FROM {table} WITH (UPDLOCK, HOLDLOCK) WHERE id = @id)
                INSERT INTO {table} (id, name) VALUES (@id, @name)
            """;
    }

    public sealed class Sqlite : Dialect
    {
        public override string Put(string table) => "INSERT OR REPLACE INTO " + table + " (id, name) VALUES (@id, @name)";
    }
}

public static class Putting
{
    public static int Put(this DbConnection connection, Dialect dialect, string table, string id, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = dialect.Put(table);
        foreach (var (key, value) in new[] { ("@id", id), ("@name", name) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (key, value);
            command.Parameters.Add(parameter);
        }

        return command.ExecuteNonQuery();
    }
}

[Task]
public sealed partial record PutIntoOne(string Id, string Name, bool Small)
{
    public int Run([Service] SqlConnection server, [Service] SqliteConnection small) => Small
        ? small.Put(new Dialect.Sqlite(), "thing", Id, Name)
        : server.Put(new Dialect.SqlServer(), "dbo.Thing", Id, Name);
}
