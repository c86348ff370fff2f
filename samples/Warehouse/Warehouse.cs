using Refrain;
using Refrain.Targets;

/// <summary>What a day has in a table.</summary>
public sealed record Loaded(string Table, DateOnly Day, long Rows);

/// <summary>The tables and files of some days.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, from its first day on.</param>
/// <param name="Days">How many days.</param>
/// <param name="Exports">The folder of the exports, files such as <c>2026-01-05.csv</c>; without it, orders are made.</param>
/// <param name="OrdersADay">How many orders are made for a day.</param>
[Task]
public sealed partial record Warehouse(int Year = 2026, int Month = 1, int Days = 7, string? Exports = null, int OrdersADay = 1_000)
{
    /// <summary>The orders of each day.</summary>
    [Requires] public IEnumerable<OrdersTable> Orders => AllDays.Select(day => new OrdersTable(day, Export));

    /// <summary>The sales of each day.</summary>
    [Requires] public IEnumerable<SalesTable> Sales => AllDays.Select(day => new SalesTable(day, Export));

    /// <summary>The sales of each day as files.</summary>
    [Requires(OrderOnly = true)] public IEnumerable<SalesFile> Files => AllDays.Select(day => new SalesFile(day, Export));

    private Export Export => new(Exports, OrdersADay);

    private IEnumerable<DateOnly> AllDays => Enumerable.Range(0, Days).Select(new DateOnly(Year, Month, 1).AddDays);

    /// <summary>Says what is there now, by the receipts.</summary>
    public IEnumerable<Loaded> Run(IReadOnlyDictionary<OrdersTable, IReadOnlyList<TargetReceipt>> orders, IReadOnlyDictionary<SalesTable, IReadOnlyList<TargetReceipt>> sales) =>
        orders.SelectMany(day => day.Value, (day, receipt) => new Loaded(receipt.Place, day.Key.Day, receipt.Rows))
            .Concat(sales.SelectMany(day => day.Value, (day, receipt) => new Loaded(receipt.Place, day.Key.Day, receipt.Rows)));
}
