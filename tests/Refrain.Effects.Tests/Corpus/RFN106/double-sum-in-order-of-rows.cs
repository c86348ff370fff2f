// Doubles are summed in the order of the rows, or of sorted keys.
using System.Globalization;

public sealed record Load(double Total, double Weighted);

[Task]
public sealed partial record PowerLoad(string File)
{
    [Requires] public FileSource Readings => new(File);

    public Load Run(IReadOnlyList<string> readings)
    {
        var values = readings.Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)).ToList();
        var byMeter = new SortedDictionary<int, double>();
        for (var i = 0; i < values.Count; i++)
            byMeter[i % 12] = byMeter.GetValueOrDefault(i % 12) + values[i];

        var weighted = 0.0;
        foreach (var (meter, value) in byMeter)
            weighted += value / (meter + 1);
        return new Load(values.Sum(), weighted);
    }
}
