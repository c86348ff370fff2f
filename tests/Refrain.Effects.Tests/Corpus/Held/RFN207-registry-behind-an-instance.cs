// The registry looks like an instance, but the instance is one for the whole process: each run leaves its schemas in it.
public sealed record Column(string Table, string Name, string Kind);

public sealed class SchemaRegistry
{
    private readonly Dictionary<(string Table, string Name), Column> _columns = [];

    public static SchemaRegistry Shared { get; } = new();

    public void Register(Column column)
    {
        lock (_columns)
            _columns[(column.Table, column.Name)] = column; // RFN207
    }
}

public sealed class SchemaVisitor(SchemaRegistry registry)
{
    private readonly List<Column> _columns = [];

    public IReadOnlyList<Column> Columns => _columns;

    public void Visit(string line)
    {
        switch (line.Split(':', StringSplitOptions.TrimEntries))
        {
            case [var table, var name, var kind]:
                VisitColumn(new(table, name, kind));
                break;
            case [var table, var name]:
                VisitColumn(new(table, name, "text"));
                break;
        }
    }

    private void VisitColumn(Column column)
    {
        _columns.Add(column);
        registry.Register(column);
    }
}

[Task]
public sealed partial record ImportedSchema(string File)
{
    [Requires] public FileSource Definition => new(File);

    public IReadOnlyList<Column> Run(IEnumerable<string> definition)
    {
        var visitor = new SchemaVisitor(SchemaRegistry.Shared);
        foreach (var line in definition)
            visitor.Visit(line);
        return visitor.Columns;
    }
}
