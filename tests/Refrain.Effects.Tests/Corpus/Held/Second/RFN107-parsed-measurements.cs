// Measurements are parsed as the machine's culture writes numbers.
public sealed record Measurement(DateTime At, double Celsius);

public static class Measurements
{
    public static bool TryRead(string line, out Measurement? measurement)
    {
        measurement = null;
        var cells = line.Split('\t');
        if (cells.Length != 2 || !double.TryParse(cells[1], out var celsius)) // RFN107
            return false;
        measurement = new(DateTime.UnixEpoch.AddSeconds(long.Parse(cells[0])), celsius);
        return true;
    }
}

[Task]
public sealed partial record Warm(string File, int Limit)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Measurement> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (Measurements.TryRead(line, out var measurement) && measurement!.Celsius > Limit)
                yield return measurement;
        }
    }
}
