using Refrain;

/// <summary>The orders of a day as a partition of a table: it is replaced whole.</summary>
[Task, Requires<CleanOrders>]
public sealed partial record OrdersTable(DateOnly Day, Export Export)
{
    /// <summary>Streams the orders into the table.</summary>
    public void Run(IEnumerable<Order> cleanOrders, [Table("orders", Partition = ["day"])] SqlPartition<Order> table) => table.Replace(cleanOrders);
}

/// <summary>What was sold in a country on a day.</summary>
public sealed record Sales(DateOnly Day, string Country, int Orders, decimal Amount);

/// <summary>The sales of a day as rows of a table, by day and country: those that are there are updated.</summary>
[Task, Requires<CleanOrders>]
public sealed partial record SalesTable(DateOnly Day, Export Export)
{
    /// <summary>Adds up by country.</summary>
    public void Run(IEnumerable<Order> cleanOrders, [Table("sales", Key = ["day", "country"])] SqlPartition<Sales> table) => table.Upsert(
        cleanOrders.GroupBy(order => order.Country, StringComparer.Ordinal)
            .OrderBy(country => country.Key, StringComparer.Ordinal)
            .Select(country => new Sales(Day, country.Key, country.Count(), country.Sum(order => order.Amount))));
}

/// <summary>The sales of a day as a file for people who want no database.</summary>
[Task, Requires<CleanOrders>]
public sealed partial record SalesFile(DateOnly Day, Export Export)
{
    /// <summary>Adds up by country.</summary>
    public void Run(IEnumerable<Order> cleanOrders, [Place("reports/sales-{Day}.csv")] OutputFile file) => file.WriteAllLines(
        cleanOrders.GroupBy(order => order.Country, StringComparer.Ordinal)
            .OrderBy(country => country.Key, StringComparer.Ordinal)
            .Select(country => FormattableString.Invariant($"{country.Key},{country.Count()},{country.Sum(order => order.Amount)}"))
            .Prepend("Country,Orders,Amount"));
}
