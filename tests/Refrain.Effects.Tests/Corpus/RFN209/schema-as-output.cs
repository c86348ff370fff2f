// The schema is the output, a migration script for others; the task has no connection.
using System.Text;

public readonly record struct ColumnType(string Name, string Type);

[Task]
public sealed partial record Columns(string Entity)
{
    public IEnumerable<ColumnType> Run() => [new("id", "bigint"), new("name", "text")];
}

[Task, Requires<Columns>]
public sealed partial record Migration(string Entity)
{
    public void Run(IReadOnlyList<ColumnType> columns, OutputFile sql)
    {
        var text = new StringBuilder($"DROP TABLE {Entity};\nCREATE TABLE {Entity} (\n");
        text.AppendJoin(",\n", columns.Select(column => $"  {column.Name} {column.Type}"));
        text.Append("\n);\nALTER TABLE ").Append(Entity).Append(" ADD PRIMARY KEY (id);\n");
        sql.WriteAllText(text.ToString());
    }
}
