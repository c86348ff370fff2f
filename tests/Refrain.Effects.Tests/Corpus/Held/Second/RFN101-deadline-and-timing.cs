// The clock serves a time limit, a pause and a metric; none of them is in the output.
using System.Diagnostics;
using System.Diagnostics.Metrics;

public sealed class Pacer(TimeProvider time, TimeSpan gap)
{
    private long _last;

    public async Task NextAsync(CancellationToken token)
    {
        var since = time.GetElapsedTime(_last);
        if (since < gap)
            await Task.Delay(gap - since, token);
        _last = time.GetTimestamp();
    }
}

[Task]
public sealed partial record Paced(string File)
{
    private static readonly Meter s_meter = new("paced");
    private static readonly Histogram<double> s_lines = s_meter.CreateHistogram<double>("line.duration");

    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> lines, [Service] TimeProvider time, CancellationToken cancellationToken)
    {
        var pacer = new Pacer(time, TimeSpan.FromMilliseconds(5));
        var result = new List<string>();
        foreach (var line in lines)
        {
            await pacer.NextAsync(cancellationToken);
            var start = Stopwatch.GetTimestamp();
            result.Add(line.Trim());
            s_lines.Record(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return result;
    }
}
