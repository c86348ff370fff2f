// A counter of a table is added to.
using Dapper;
using MySqlConnector;

public sealed class Counters(MySqlConnection connection)
{
    private const string Table = "counter";

    public int Add(string name, int by) =>
        connection.Execute($"INSERT INTO {Table} (name, value) VALUES (@name, @by) ON DUPLICATE KEY UPDATE value = value + @by", new { name, by }); // RFN203
}

[Task]
public sealed partial record Counted(string Name, int By)
{
    public int Run([Service] MySqlConnection connection) => new Counters(connection).Add(Name, By);
}
