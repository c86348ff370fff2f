// One of the two writers of an export formats without a culture.
using System.Globalization;

public interface ICellWriter
{
    string Write(double value);
}

public sealed class PlainCells : ICellWriter
{
    public string Write(double value) => value.ToString("0.###"); // RFN107
}

public sealed class ScientificCells : ICellWriter
{
    public string Write(double value) => value.ToString("E4", CultureInfo.InvariantCulture);
}

[Task]
public sealed partial record ExportedCells(string File, bool Scientific)
{
    [Requires] public FileSource Thousandths => new(File);

    public IEnumerable<string> Run(IEnumerable<string> thousandths)
    {
        ICellWriter writer = Scientific ? new ScientificCells() : new PlainCells();
        return thousandths.Select(line => writer.Write(int.Parse(line) / 1000.0));
    }
}
