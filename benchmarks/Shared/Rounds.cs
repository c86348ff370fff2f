using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>What was measured several times in turn, by name, in the order in which the names came. The first round only warms up.</summary>
internal sealed class Rounds
{
    private readonly List<(string Name, List<double> Seconds)> _series = [];

    /// <summary>The round, from 0; what is measured in that is not kept.</summary>
    public int Round { get; set; }

    /// <summary>The middle one of an odd number of values, the upper of the two in the middle of an even one.</summary>
    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Measures some work, after a collection, so that it does not pay for what was measured before.</summary>
    public void Measure(string name, Action work)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        work();
        Note(name, watch.Elapsed.TotalSeconds);
    }

    /// <summary>Notes what was measured.</summary>
    public void Note(string name, double seconds)
    {
        if (Round == 0)
            return;
        var at = _series.FindIndex(s => s.Name == name);
        if (at < 0)
            _series.Add((name, [seconds]));
        else
            _series[at].Seconds.Add(seconds);
    }

    /// <summary>Prints a line of a table for each name: median, least, most, and the median in those of the first of so many.</summary>
    /// <param name="together">How many belong together.</param>
    /// <param name="format">How seconds are written.</param>
    public void Print(int together, string format)
    {
        foreach (var some in _series.Chunk(together))
        {
            foreach (var (name, seconds) in some)
                Console.Out.WriteLine($"| {name} | {Text(Median(seconds))} | {Text(seconds.Min())} | {Text(seconds.Max())} | {(Median(seconds) / Median(some[0].Seconds)).ToString("F2", CultureInfo.InvariantCulture)} |");
        }

        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
