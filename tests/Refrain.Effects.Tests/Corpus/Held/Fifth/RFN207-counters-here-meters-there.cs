// Counters are locals that functions share; meters and sources of activities are statics that only dashboards read.
using System.Diagnostics;
using System.Diagnostics.Metrics;

public sealed record Counts(long Lines, int Empty, string Label);

[Task]
public sealed partial record CountsOf(string File)
{
    private static readonly Meter s_meter = new("counts");
    private static readonly Counter<long> s_lines = s_meter.CreateCounter<long>("lines");
    private static readonly ActivitySource s_source = new("counts");

    [Requires] public FileSource Lines => new(File);

    public async Task<Counts> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        using var activity = s_source.StartActivity();
        long count = 0;
        var empty = 0;
        await Parallel.ForEachAsync(lines, cancellationToken, (line, _) =>
        {
            Interlocked.Increment(ref count);
            if (line.Length == 0)
                Interlocked.Increment(ref empty);
            s_lines.Add(1);
            return ValueTask.CompletedTask;
        });
        activity?.AddEvent(new ActivityEvent("counted"));
        return new(count, empty, $"{File}/{count}");
    }
}
