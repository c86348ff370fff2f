// The report carries the time of the run: run again, its text is another.
using System.Globalization;

public sealed record DailyReport(string Title, string MadeAt, decimal Total);

[Task]
public sealed partial record SalesReport(DateOnly Day, string Folder)
{
    [Requires] public FileSource Sales => new($"{Folder}/sales-{Day:O}.csv");

    public DailyReport Run(IEnumerable<string> sales)
    {
        var total = sales.Skip(1).Sum(line => decimal.Parse(line.Split(';')[2], CultureInfo.InvariantCulture));
        return new DailyReport(
            "Sales of " + Day.ToString("O", CultureInfo.InvariantCulture),
            DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture), // RFN101
            total);
    }
}
