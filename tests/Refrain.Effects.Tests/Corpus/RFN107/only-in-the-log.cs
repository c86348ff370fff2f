// Numbers are formatted by culture for the log and for exceptions, where people read them.
using Microsoft.Extensions.Logging;

public readonly record struct Sample([property: Column("t")] long Time, [property: Column("v")] double Value);

[Task]
public sealed partial record Smoothed(string File, double Weight)
{
    [Requires] public FileSource Samples => new(File);

    public IEnumerable<double> Run([Delimited(',')] IReadOnlyList<Sample> samples, TaskContext context)
    {
        if (Weight is <= 0 or > 1)
            throw new ArgumentException($"The weight {Weight:F3} is not between 0 and 1.");

        var mean = samples.Count == 0 ? 0 : samples.Average(sample => sample.Value);
        context.Logger.LogInformation("{Count} samples, mean {Mean}", samples.Count, mean.ToString("N2"));
        var last = mean;
        foreach (var (time, value) in samples)
        {
            last = Weight * value + (1 - Weight) * last;
            if (double.IsNaN(last))
                throw new InvalidDataException("No number at " + time + " after " + value.ToString());
            yield return last;
        }
    }
}
