// Columns are functions in a list that a builder fills; one of them numbers the rows by chance, one goes by the culture.
public sealed class Columns<T>
{
    private readonly List<(string Name, Func<T, int, string> Cell)> _columns = [];

    public Columns<T> Add(string name, Func<T, string> cell) => Add(name, (row, _) => cell(row));

    public Columns<T> Add(string name, Func<T, int, string> cell)
    {
        _columns.Add((name, cell));
        return this;
    }

    public IEnumerable<string> Write(IEnumerable<T> rows)
    {
        yield return string.Join(';', _columns.Select(column => column.Name));
        foreach (var (index, row) in rows.Index())
            yield return string.Join(';', _columns.Select(column => column.Cell(row, index)));
    }
}

public sealed record Trip(string From, string To, double Kilometres);

[Task]
public sealed partial record Trips(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        var columns = new Columns<Trip>()
            .Add("number", (_, index) => $"{index + 1}")
            .Add("from", trip => trip.From)
            .Add("id", _ => Guid.NewGuid().ToString("N")) // RFN102
            .Add("km", trip => trip.Kilometres.ToString("0.0")); // RFN107
        return columns.Write(lines.Select(line => line.Split(',')).Select(cells => new Trip(cells[0], cells[1], cells.Length)));
    }
}
