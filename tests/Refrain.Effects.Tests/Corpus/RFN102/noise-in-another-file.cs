// Noise is added for privacy, by a helper elsewhere that draws it anew in each run.
public sealed record Cell(string Region, double Count);

[Task]
public sealed partial record NoisyCounts(string File, double Epsilon)
{
    [Requires] public FileSource Counts => new(File);

    public IEnumerable<Cell> Run(IEnumerable<string> counts)
    {
        foreach (var line in counts)
        {
            if (line.Split('=') is [var region, var count])
                yield return new Cell(region, int.Parse(count) + Laplace.Sample(1 / Epsilon)); // RFN102
        }
    }
}
//// File: Laplace.cs
public static class Laplace
{
    public static double Sample(double scale)
    {
        var u = Uniform() - 0.5;
        return -scale * Math.Sign(u) * Math.Log(1 - 2 * Math.Abs(u));
    }

    private static double Uniform() => Random.Shared.NextDouble();
}
