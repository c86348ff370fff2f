// Durations go to a histogram and to tags of the trace; the rows stay as they are.
using System.Diagnostics;
using System.Diagnostics.Metrics;

public sealed record Parsed(string Level, string Message);

public static class PipelineMetrics
{
    private static readonly Meter s_meter = new("Pipeline.Logs");

    public static readonly Histogram<double> ParseTime = s_meter.CreateHistogram<double>("parse.duration", "ms");
}

[Task]
public sealed partial record ParsedLog(string File)
{
    [Requires] public FileSource Log => new(File);

    public List<Parsed> Run(IEnumerable<string> log)
    {
        var start = Stopwatch.GetTimestamp();
        var rows = log.Where(line => line.Length > 6).Select(line => new Parsed(line[..5].TrimEnd(), line[6..])).ToList();
        PipelineMetrics.ParseTime.Record(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        Activity.Current?.SetTag("rows", rows.Count).SetTag("finished", DateTime.UtcNow);
        return rows;
    }
}
