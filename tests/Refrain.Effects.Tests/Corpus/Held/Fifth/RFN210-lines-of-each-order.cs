// Orders of many days come in; their lists are sorted and shortened where they are, by a method of the orders.
public sealed class Order
{
    public string Number { get; init; } = "";

    public List<int> Pieces { get; init; } = [];

    public int Largest()
    {
        Pieces.Sort(); // RFN210
        return Pieces.Count == 0 ? 0 : Pieces[^1];
    }
}

[Task]
public sealed partial record OrdersOfDay(int Day)
{
    public IReadOnlyList<Order> Run() => [new() { Number = $"{Day}-1", Pieces = [3, 1, 2] }];
}

[Task]
public sealed partial record LargestOrders(int First, int Last)
{
    [Requires] public IEnumerable<OrdersOfDay> Days => Enumerable.Range(First, Last - First + 1).Select(day => new OrdersOfDay(day));

    public IReadOnlyList<int> Run(IReadOnlyDictionary<OrdersOfDay, IReadOnlyList<Order>> days)
    {
        var largest = new List<int>();
        foreach (var (_, orders) in days)
        {
            foreach (var order in orders)
                largest.Add(order.Largest());
        }

        return largest;
    }
}
