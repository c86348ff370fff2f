using System.Globalization;

namespace Refrain.Benchmarks.Data;

/// <summary>The medians of all runs, a line per program in the order of first appearance.</summary>
internal static class ResultTable
{
    private const string Idiomatic = "idiomatic";
    private const string Fastest = "fastest";

    public static void Print(IReadOnlyList<Measurement> measurements, TextWriter output)
    {
        output.WriteLine("| program | runs | CPU s | least–most | user s | system s | wall s | of idiomatic | of fastest | peak MiB |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var idiomatic = MedianCpu(measurements, Idiomatic);
        var fastest = MedianCpu(measurements, Fastest);
        foreach (var runs in measurements.GroupBy(run => run.Program))
        {
            var cpu = Median(runs, run => run.CpuSeconds);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {runs.Key} | {runs.Count()} | {cpu:0.00} | {runs.Min(run => run.CpuSeconds):0.00}–{runs.Max(run => run.CpuSeconds):0.00} " +
                $"| {Median(runs, run => run.UserSeconds):0.00} | {Median(runs, run => run.SystemSeconds):0.00} " +
                $"| {Median(runs, run => run.WallSeconds):0.00} | {cpu / idiomatic:0.00} | {cpu / fastest:0.00} " +
                $"| {Median(runs, run => run.PeakBytes) / (1 << 20):0} |"));
        }
    }

    private static double MedianCpu(IEnumerable<Measurement> measurements, string program) =>
        Median(measurements.Where(run => run.Program == program), run => run.CpuSeconds);

    private static double Median(IEnumerable<Measurement> runs, Func<Measurement, double> cost)
    {
        var costs = runs.Select(cost).Order().ToArray();
        return (costs[(costs.Length - 1) / 2] + costs[costs.Length / 2]) / 2;
    }
}
