// A header record says when the file was generated; a base class of reports puts it there.
using System.Globalization;
using System.Text.Json;

public sealed record Header(string Title, string GeneratedAt);

public abstract class ReportBase<TRow>
{
    protected abstract string Title { get; }

    public byte[] Render(IEnumerable<TRow> rows)
    {
        var header = new Header(Title, CreatedAt().ToString("O", CultureInfo.InvariantCulture));
        return JsonSerializer.SerializeToUtf8Bytes(new { header, rows = rows.ToArray() });
    }

    protected virtual DateTime CreatedAt() => DateTime.UtcNow; // RFN101
}

public sealed record StockRow(string Article, int Pieces);

public sealed class StockReport : ReportBase<StockRow>
{
    protected override string Title => "Stock";
}

[Task]
public sealed partial record StockDocument(string File)
{
    [Requires] public FileSource Stock => new(File);

    public void Run(IReadOnlyList<string> stock, OutputFile document)
    {
        var rows = stock.Select(line => line.Split('\t')).Select(cells => new StockRow(cells[0], int.Parse(cells[1])));
        document.WriteAllBytes(new StockReport().Render(rows));
    }
}
