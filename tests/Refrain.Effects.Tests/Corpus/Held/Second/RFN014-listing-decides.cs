// A requirement method makes its tasks from the content of a source and the parameters alone; a partial set is ordered first.
[Task]
public sealed partial record ShopDay(string Shop, DateOnly Day)
{
    [Requires] public FileSource Receipts => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/tills/{Shop}/{Day:yyyyMMdd}.csv"));

    public int Run(IReadOnlyList<string> receipts) => receipts.Count(line => line.Length > 0);
}

[Task]
public sealed partial record WeekOfShops(string Register, DateOnly Monday, IReadOnlyList<string> Closed)
{
    [Requires] public FileSource Shops => new(Register);

    [Requires]
    public IEnumerable<ShopDay> Days(IReadOnlyList<string> shops)
    {
        var closed = Closed.ToHashSet(StringComparer.Ordinal);
        var open = new HashSet<string>(shops, StringComparer.Ordinal);
        open.ExceptWith(closed);
        return
            from shop in open.OrderBy(shop => shop, StringComparer.Ordinal)
            from day in Enumerable.Range(0, 7)
            select new ShopDay(shop, Monday.AddDays(day));
    }

    public int Run(IReadOnlyList<int> days) => days.Sum();
}
