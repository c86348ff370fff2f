// Ascending or descending: the rows are the same, their order is not.
public sealed record Stock(string Sku, int Pieces);

[Task]
public sealed partial record StockList(
    string File,
    [property: Insignificant] bool Descending = false) // RFN015
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Stock> Run(IEnumerable<string> lines)
    {
        var stock = lines.Select(line => line.Split(',')).Select(cells => new Stock(cells[0], int.Parse(cells[1])));
        return Descending
            ? stock.OrderByDescending(item => item.Pieces).ThenBy(item => item.Sku, StringComparer.Ordinal)
            : stock.OrderBy(item => item.Pieces).ThenBy(item => item.Sku, StringComparer.Ordinal);
    }
}
