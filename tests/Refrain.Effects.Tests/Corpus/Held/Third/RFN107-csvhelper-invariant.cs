// CsvHelper with the invariant culture.
using System.Globalization;
using CsvHelper;

public sealed record Trade(string Symbol, decimal Price);

[Task]
public sealed partial record Trades(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(string lines, OutputFile csv)
    {
        using var reader = new CsvReader(new StringReader(lines), CultureInfo.InvariantCulture);
        using var writer = new CsvWriter(new StreamWriter(csv.OpenWrite()), CultureInfo.InvariantCulture);
        writer.WriteRecords(reader.GetRecords<Trade>());
    }
}
