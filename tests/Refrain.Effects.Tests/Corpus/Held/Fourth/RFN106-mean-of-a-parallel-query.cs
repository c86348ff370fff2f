// A mean of doubles over a parallel query: the order of additions is not the same twice.
using System.Globalization;

public interface IStatistic
{
    double Of(IReadOnlyCollection<double> values);
}

public sealed class ParallelMean : IStatistic
{
    public double Of(IReadOnlyCollection<double> values) => values.AsParallel().Sum() / values.Count; // RFN106
}

[Task]
public sealed partial record MeanTemperature(string File)
{
    [Requires] public FileSource Lines => new(File);

    public double Run(IReadOnlyList<string> lines)
    {
        IStatistic mean = new ParallelMean();
        return mean.Of([.. lines.Select(line => double.Parse(line, CultureInfo.InvariantCulture))]);
    }
}
