// An interpolated decimal is formatted by the machine's culture; the integers beside it are not at fault.
public readonly record struct Item([property: Column("sku")] string Sku, [property: Column("price")] decimal Price, [property: Column("stock")] int Stock);

[Task]
public sealed partial record PriceTags(string File)
{
    [Requires] public FileSource Items => new(File);

    public IEnumerable<string> Run([Delimited(',')] IEnumerable<Item> items)
    {
        yield return $"{File} v{2}";
        foreach (var item in items)
        {
            if (item.Stock > 0)
                yield return $"{item.Sku}: {item.Price:F2} ({item.Stock} left)"; // RFN107
        }
    }
}
