// The audit columns come from a helper elsewhere: the call that brings the clock in is reported here.
public sealed record PriceRow(string Sku, long Cents, string LoadedAt, string LoadedBy);

[Task]
public sealed partial record PriceList(string File)
{
    [Requires] public FileSource Prices => new(File);

    public IEnumerable<PriceRow> Run(IEnumerable<string> prices)
    {
        foreach (var line in prices)
        {
            var cells = line.Split('|');
            var loadedAt = Audit.Stamp(); // RFN101
            yield return new PriceRow(cells[0], long.Parse(cells[1]), loadedAt, Audit.Loader);
        }
    }
}
//// File: Audit.cs
using System.Globalization;

public static class Audit
{
    public const string Loader = "price-import";

    public static string Stamp() => Format(DateTimeOffset.UtcNow);

    private static string Format(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
