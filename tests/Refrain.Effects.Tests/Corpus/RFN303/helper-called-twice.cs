// One statement a call, two calls, and nothing that ties them together.
using Crm.Data;
using Microsoft.Data.Sqlite;

namespace Crm;

[Task]
public sealed partial record Renamed(string Database, int Person, string Name)
{
    public string Run()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        connection.Set("person", Person, Name);
        connection.Set("contact", Person, Name); // RFN303
        return Name;
    }
}
//// File: Setters.cs
using Microsoft.Data.Sqlite;

namespace Crm.Data;

internal static class Setters
{
    public static void Set(this SqliteConnection connection, string table, int id, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE {table} SET name = $name WHERE id = $id";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$id", id);
        command.ExecuteNonQuery();
    }
}
