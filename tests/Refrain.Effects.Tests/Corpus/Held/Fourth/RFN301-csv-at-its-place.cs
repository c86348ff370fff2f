// A CSV file is written where others read it.
public sealed record Sale(string Article, int Pieces);

public interface ISaleWriter
{
    void Write(IEnumerable<Sale> sales);
}

public sealed class CsvSales(string folder, string name) : ISaleWriter
{
    public void Write(IEnumerable<Sale> sales)
    {
        using var text = new StreamWriter(Path.Combine(folder, name)); // RFN301
        foreach (var (article, pieces) in sales)
            text.Write(article + ";" + pieces + "\n");
    }
}

[Task]
public sealed partial record ExportedSales(string File, string Month)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines)
    {
        ISaleWriter writer = new CsvSales("/srv/exchange", "sales-" + Month + ".csv");
        writer.Write(lines.Select(line => line.Split(';')).Select(cells => new Sale(cells[0], int.Parse(cells[1]))));
        return lines.Count;
    }
}
