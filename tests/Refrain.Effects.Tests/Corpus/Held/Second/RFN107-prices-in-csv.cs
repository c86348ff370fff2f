// Decimals are written to a CSV file with the machine's decimal separator.
using System.Text;

public sealed record Price(string Sku, decimal Net, decimal Gross);

public static class CsvWriter
{
    public static string Line(Price price) => $"{price.Sku};{price.Net};{price.Gross:F2}\n"; // RFN107
}

[Task]
public sealed partial record PriceList(string File, int VatPercent)
{
    [Requires] public FileSource Cents => new(File);

    public void Run(IReadOnlyList<string> cents, OutputFile list)
    {
        var text = new StringBuilder();
        foreach (var line in cents)
        {
            var cells = line.Split(',');
            var net = long.Parse(cells[1]) / 100m;
            text.Append(CsvWriter.Line(new(cells[0], net, net + net * VatPercent / 100)));
        }

        list.WriteAllText(text.ToString());
    }
}
