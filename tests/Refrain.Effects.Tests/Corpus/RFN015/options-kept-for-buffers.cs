// Options are kept in lists and dictionaries; what is used of them is their names, which are parameters, and sizes of buffers.
using System.Text;

public sealed class ColumnOptions
{
    public required string Name { get; init; }

    public int BufferSize { get; init; }
}

[Task]
public sealed partial record Columns(string File, string Prefix, [property: Insignificant] int BufferSize = 4096)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> lines)
    {
        var columns = new List<ColumnOptions>();
        foreach (var name in lines[0].Split(','))
            columns.Add(new ColumnOptions { Name = Prefix + name, BufferSize = BufferSize });
        foreach (var column in columns.Where(column => column.Name.Length > 0).OrderBy(column => column.Name, StringComparer.Ordinal))
        {
            var text = new StringBuilder(column.BufferSize);
            text.Append(column.Name);
            yield return text.ToString();
        }
    }
}

[Task]
public sealed partial record Names(string File, [property: Insignificant] int BufferSize = 4096)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> lines)
    {
        ColumnOptions[] columns = [new ColumnOptions { Name = "first", BufferSize = BufferSize }, new ColumnOptions { Name = "second", BufferSize = BufferSize }];
        var byName = new SortedDictionary<string, ColumnOptions>(StringComparer.Ordinal);
        foreach (var column in columns)
            byName.Add(column.Name, column);
        foreach (var (name, column) in byName)
            yield return name + column.Name + lines.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
