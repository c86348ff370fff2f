// GroupBy, ToLookup and Distinct keep the source's order; a dictionary is only looked up.
public sealed record Order(string Customer, int Cents);

public sealed record Total(string Customer, int Cents, int Rank);

[Task]
public sealed partial record CustomerTotals(string File)
{
    [Requires] public FileSource Orders => new(File);

    public IReadOnlyList<Total> Run(IReadOnlyList<string> orders)
    {
        var rows = orders.Select(line => line.Split(',')).Select(cells => new Order(cells[0], int.Parse(cells[1]))).ToList();
        var byCustomer = rows.ToLookup(row => row.Customer, row => row.Cents, StringComparer.Ordinal);
        var ranks = byCustomer.OrderByDescending(group => group.Sum()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select((group, index) => (group.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        return rows.Select(row => row.Customer).Distinct(StringComparer.Ordinal)
            .Select(customer => new Total(customer, byCustomer[customer].Sum(), ranks[customer])).ToList();
    }
}
