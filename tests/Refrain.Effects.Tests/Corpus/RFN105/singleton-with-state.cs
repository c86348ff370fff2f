// The singleton is read-only, the object behind it is not: its members change while the program runs.
public sealed class PriceBook
{
    private readonly Dictionary<string, long> _cents = new(StringComparer.Ordinal);

    public static PriceBook Current { get; } = new();

    public long this[string sku]
    {
        get => _cents.GetValueOrDefault(sku);
        set => _cents[sku] = value;
    }
}

public static class PriceFeed
{
    public static void OnPrice(string sku, long cents) => PriceBook.Current[sku] = cents;
}

public sealed record Valued(string Sku, long Cents);

[Task]
public sealed partial record StockValue(string File)
{
    [Requires] public FileSource Stock => new(File);

    public IEnumerable<Valued> Run(IEnumerable<string> stock)
    {
        foreach (var line in stock)
        {
            var cells = line.Split(',');
            yield return new Valued(cells[0], int.Parse(cells[1]) * PriceBook.Current[cells[0]]); // RFN105
        }
    }
}
