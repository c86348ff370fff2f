// Numbers that the database gives to keys in the order in which it got them.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Numbered(string Keys)
{
    public IReadOnlyList<string> Run([Service] NpgsqlConnection connection)
    {
        var keys = new HashSet<string>(Keys.Split(' '), StringComparer.Ordinal).ToArray(); // RFN106
        return connection.Query<string>("SELECT key || n FROM unnest(@keys) WITH ORDINALITY AS t (key, n) ORDER BY key", new { keys }).ToList();
    }
}

[Task]
public sealed partial record Both(string Keys)
{
    public IReadOnlyList<string> Run([Service] NpgsqlConnection connection)
    {
        var keys = new HashSet<string>(Keys.Split(' '), StringComparer.Ordinal).ToArray(); // RFN106
        return connection.Query<string>("SELECT name FROM shops WHERE key = ANY(@keys) AND first = @first ORDER BY name", new { keys, first = keys[0] }).ToList(); // RFN104
    }
}
