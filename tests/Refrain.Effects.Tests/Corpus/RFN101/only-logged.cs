// Start, duration and rate are logged; the rows don't know of them.
using System.Diagnostics;
using Microsoft.Extensions.Logging;

public readonly record struct LineLength(int Number, int Length);

[Task]
public sealed partial record LineLengths(string File)
{
    [Requires] public FileSource Text => new(File);

    public IReadOnlyList<LineLength> Run(IReadOnlyList<string> text, TaskContext context)
    {
        var watch = Stopwatch.StartNew();
        context.Logger.LogInformation("Started at {Start}", DateTimeOffset.UtcNow);

        var rows = text.Select((line, i) => new LineLength(i + 1, line.Length)).ToList();

        var rate = rows.Count / Math.Max(watch.Elapsed.TotalSeconds, 0.001);
        context.Logger.LogInformation("{Rows} rows in {Elapsed}, {Rate} a second", rows.Count, watch.Elapsed, rate);
        return rows;
    }
}
