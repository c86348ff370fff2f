// MySQL makes a table like another, named by a parameter; the second one is guarded.
using Dapper;
using MySqlConnector;

[Task]
public sealed partial record CopyOfTable(string Name)
{
    public int Run([Service] MySqlConnection connection)
    {
        connection.Execute($"CREATE TABLE {Name}_new LIKE {Name}"); // RFN209
        return connection.Execute($"CREATE TABLE IF NOT EXISTS {Name}_old LIKE {Name}");
    }
}
