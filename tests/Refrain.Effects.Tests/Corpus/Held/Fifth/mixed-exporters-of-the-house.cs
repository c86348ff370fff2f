// The base class does the work; of its kinds one is clean, one stamps what it writes, and whoever is registered is taken.
using System.Globalization;

public abstract class Exporter
{
    public string Export(string title, IEnumerable<string> rows) => string.Join('\n', [Head(title), .. rows.Select(Row), Foot()]);

    protected virtual string Head(string title) => $"# {title}";

    protected abstract string Row(string row);

    protected virtual string Foot() => "";
}

public sealed class PlainExporter : Exporter
{
    protected override string Row(string row) => row;
}

public class QuotedExporter : Exporter
{
    protected override string Row(string row) => $"\"{row}\"";
}

public sealed class StampedExporter : QuotedExporter
{
    protected override string Foot() => "made " + DateTimeOffset.UtcNow.ToString("u", CultureInfo.InvariantCulture); // RFN101
}

[Task]
public sealed partial record ExportOf(string File)
{
    [Requires] public FileSource Rows => new(File);

    public string Run(IReadOnlyList<string> rows, [Service] Exporter exporter) => exporter.Export(File, rows);
}

[Task]
public sealed partial record PlainExportOf(string File)
{
    [Requires] public FileSource Rows => new(File);

    public string Run(IReadOnlyList<string> rows) => new PlainExporter().Export(File, rows);
}
