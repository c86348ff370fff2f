// The tolerance is handed to a comparer's constructor, and the comparer decides which readings are the same.
using System.Globalization;

public sealed class NearlyEqual(double tolerance) : IEqualityComparer<double>
{
    public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

    public int GetHashCode(double value) => 0;
}

[Task]
public sealed partial record DistinctLevels(
    string File,
    [property: Insignificant] double Tolerance = 0.001) // RFN015
{
    [Requires] public FileSource Readings => new(File);

    public IReadOnlyList<double> Run(IReadOnlyList<string> readings)
    {
        var levels = readings.Select(line => double.Parse(line, CultureInfo.InvariantCulture));
        return levels.Distinct(new NearlyEqual(Tolerance)).ToList();
    }
}
