// In which order the keys are given that rows are looked for by, the answer does not depend on.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Names(string Keys)
{
    public IReadOnlyList<string> Run([Service] NpgsqlConnection connection)
    {
        var keys = new HashSet<string>(Keys.Split(' '), StringComparer.Ordinal);
        return connection.Query<string>("SELECT name FROM shops WHERE key = ANY(@keys) ORDER BY name", new { keys = keys.ToArray() }).ToList(); // RFN104
    }
}

[Task]
public sealed partial record NamesOfOne(string Keys, string Owner)
{
    public IReadOnlyList<string> Run([Service] NpgsqlConnection connection)
    {
        var keys = new HashSet<string>(Keys.Split(' '), StringComparer.Ordinal).ToList();
        return connection.Query<string>("SELECT name FROM shops WHERE owner = @Owner AND key IN @keys ORDER BY name", new { Owner, keys }).ToList(); // RFN104
    }
}

[Task]
public sealed partial record Gone(string Keys)
{
    public int Run([Service] NpgsqlConnection connection)
    {
        var keys = new HashSet<string>(Keys.Split(' '), StringComparer.Ordinal).ToArray();
        return connection.Execute("DELETE FROM shops WHERE key = ANY(@keys::text[])", new { keys });
    }
}

[Task]
public sealed partial record Read(string Keys)
{
    public List<string> Run([Service] NpgsqlConnection connection)
    {
        var keys = new HashSet<string>(Keys.Split(' '), StringComparer.Ordinal).ToArray();
        using var command = new NpgsqlCommand("SELECT name FROM shops WHERE key = ANY($1) ORDER BY name", connection);
        command.Parameters.AddWithValue("keys", keys);
        using var reader = command.ExecuteReader(); // RFN104
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }
}
