// A reader, or a run that is cut off here, sees half a report at the final path.
using System.Globalization;
using System.Text;

public readonly record struct Sale(string Region, decimal Amount);

[Task]
public sealed partial record Sales(DateOnly Day)
{
    public IEnumerable<Sale> Run() => [new("north", 10.5m), new("south", 7m)];
}

[Task, Requires<Sales>]
public sealed partial record SalesReport(DateOnly Day, string Folder)
{
    public async Task<int> Run(IReadOnlyList<Sale> sales, CancellationToken token)
    {
        Directory.CreateDirectory(Folder);
        var text = new StringBuilder("region;amount\n");
        foreach (var sale in sales)
            text.Append(sale.Region).Append(';').Append(sale.Amount.ToString(CultureInfo.InvariantCulture)).Append('\n');
        await File.WriteAllTextAsync(Path.Combine(Folder, $"sales-{Day:O}.csv"), text.ToString(), token); // RFN301
        return sales.Count;
    }
}
