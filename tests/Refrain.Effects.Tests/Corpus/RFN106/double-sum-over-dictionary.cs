// Doubles are summed in the order of a dictionary: the last digits depend on it.
using System.Globalization;

public sealed record Exposure(double Total, double Largest, int Positions);

[Task]
public sealed partial record PortfolioExposure(string File)
{
    [Requires] public FileSource Trades => new(File);

    public Exposure Run(IEnumerable<string> trades)
    {
        var positions = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in trades)
        {
            var cells = line.Split(',');
            positions[cells[0]] = positions.GetValueOrDefault(cells[0]) + double.Parse(cells[1], CultureInfo.InvariantCulture);
        }

        var largest = positions.Values.Max();
        var total = positions.Values.Sum(); // RFN106
        return new Exposure(total, largest, positions.Count);
    }
}
