// An upsert is built column by column.
using System.Text;
using Dapper;
using Npgsql;

public sealed class Upsert(string table, string key)
{
    private readonly List<string> _columns = [];

    public Upsert Column(string name)
    {
        _columns.Add(name);
        return this;
    }

    public string Build()
    {
        var text = new StringBuilder("INSERT INTO ").Append(table).Append(" (").Append(key);
        foreach (var column in _columns)
            text.Append(", ").Append(column);
        text.Append(") VALUES (@").Append(key);
        foreach (var column in _columns)
            text.Append(", @").Append(column);
        text.Append(") ON CONFLICT (").Append(key).Append(") DO UPDATE SET ");
        return text.AppendJoin(", ", _columns.Select(column => $"{column} = excluded.{column}")).ToString();
    }
}

[Task]
public sealed partial record Upserted(string Id, string Name)
{
    public int Run([Service] NpgsqlConnection connection) => connection.Execute(new Upsert("person", "Id").Column("Name").Build(), new { Id, Name });
}
