// The clock is handed to a general helper as a function; the lambda is where it is read.
public sealed record Measured(string Sensor, double Value, DateTime ReceivedAt);

[Task]
public sealed partial record Measurements(string File)
{
    [Requires] public FileSource Readings => new(File);

    public List<Measured> Run(IEnumerable<string> readings) =>
        Parse(readings, () => DateTime.UtcNow); // RFN101

    private static List<Measured> Parse(IEnumerable<string> lines, Func<DateTime> received)
    {
        var rows = new List<Measured>();
        foreach (var line in lines)
        {
            if (line.Split('\t') is [var sensor, var value])
                rows.Add(new Measured(sensor, double.Parse(value, System.Globalization.CultureInfo.InvariantCulture), received()));
        }

        return rows;
    }
}
