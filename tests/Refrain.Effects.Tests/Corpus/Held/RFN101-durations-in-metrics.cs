// The clock and the stop watch end in histograms, log lines and a progress report; the rows know nothing of them.
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

public sealed record Variant(string Chromosome, int Position, string Allele);

public static class Meters
{
    private static readonly Meter s_meter = new("genomics.variants");

    public static Histogram<double> Seconds { get; } = s_meter.CreateHistogram<double>("seconds");
}

public readonly struct Timed(string stage, ILogger logger, TimeProvider time) : IDisposable
{
    private readonly long _start = time.GetTimestamp();

    public void Dispose()
    {
        var elapsed = time.GetElapsedTime(_start);
        Meters.Seconds.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));
        logger.LogInformation("{Stage} took {Elapsed}, it is {Now}", stage, elapsed, DateTime.Now);
    }
}

[Task]
public sealed partial record CalledVariants(string Vcf, int Quality)
{
    [Requires] public FileSource Calls => new(Vcf);

    public IReadOnlyList<Variant> Run(IReadOnlyList<string> calls, TaskContext context, [Service] TimeProvider time)
    {
        var clock = Stopwatch.StartNew();
        var variants = new List<Variant>(calls.Count);
        using (new Timed("parse", context.Logger, time))
        {
            var next = TimeSpan.FromSeconds(1);
            for (var i = 0; i < calls.Count; i++)
            {
                if (Parse(calls[i]) is { } variant)
                    variants.Add(variant);
                if (clock.Elapsed < next)
                    continue;
                next = clock.Elapsed + TimeSpan.FromSeconds(1);
                context.ReportProgress((double)i / calls.Count);
            }
        }

        using (new Timed("sort", context.Logger, time))
            variants.Sort(static (x, y) => string.CompareOrdinal(x.Chromosome, y.Chromosome) is not 0 and var order ? order : x.Position - y.Position);
        return variants;
    }

    private Variant? Parse(string line) =>
        line.Split('\t') is [[not '#', ..] and var chromosome, var position, _, _, var allele, var quality, ..] && int.Parse(quality) >= Quality
            ? new(chromosome, int.Parse(position), allele)
            : null;
}
