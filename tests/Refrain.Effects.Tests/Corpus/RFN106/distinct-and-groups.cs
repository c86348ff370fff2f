// Distinct, GroupBy, ToLookup and the operators of sets keep the order of what they are given.
public sealed record Basket(string Customer, List<string> Items, int Orders);

[Task]
public sealed partial record Baskets(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Basket> Run(IReadOnlyList<string> lines)
    {
        var orders = lines.Select(line => line.Split(';')).ToLookup(cells => cells[0], cells => cells[1]);
        return lines
            .Select(line => line.Split(';'))
            .GroupBy(cells => cells[0])
            .Select(customer => new Basket(customer.Key, [.. customer.Select(cells => cells[2]).Distinct()], orders[customer.Key].Distinct().Count()));
    }
}
