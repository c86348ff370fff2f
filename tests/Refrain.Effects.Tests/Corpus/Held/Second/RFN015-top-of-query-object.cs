// The limit travels in a query object to a generic repository over the input and cuts what is returned.
public sealed class Query<T>
{
    private readonly List<Func<T, bool>> _filters = [];

    public int? Limit { get; private set; }

    public Query<T> Where(Func<T, bool> filter)
    {
        _filters.Add(filter);
        return this;
    }

    public Query<T> Take(int limit)
    {
        Limit = limit;
        return this;
    }

    public IEnumerable<T> Apply(IEnumerable<T> rows)
    {
        var matching = rows.Where(row => _filters.All(filter => filter(row)));
        return Limit is { } limit ? matching.Take(limit) : matching;
    }
}

public sealed record Ticket(int Number, int Priority);

[Task]
public sealed partial record UrgentTickets(
    string File,
    int Priority,
    [property: Insignificant] int PageSize = 1000) // RFN015
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Ticket> Run(IReadOnlyList<string> lines)
    {
        var tickets = lines.Select(line => line.Split(',')).Select(cells => new Ticket(int.Parse(cells[0]), int.Parse(cells[1])));
        return new Query<Ticket>().Where(ticket => ticket.Priority >= Priority).Take(PageSize).Apply(tickets).ToList();
    }
}
