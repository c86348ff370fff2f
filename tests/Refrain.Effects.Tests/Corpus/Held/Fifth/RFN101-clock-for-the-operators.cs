// A provider of time is handed in, and only the log, the histogram and a warning about slowness hear of it.
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

public sealed class Timed(TimeProvider clock, ILogger logger)
{
    private static readonly Meter s_meter = new("timed");
    private static readonly Histogram<double> s_seconds = s_meter.CreateHistogram<double>("step.seconds");

    public T Step<T>(string name, Func<T> step)
    {
        var began = clock.GetTimestamp();
        logger.LogDebug("{Step} begins at {Now:O}", name, clock.GetUtcNow());
        try
        {
            return step();
        }
        finally
        {
            var taken = clock.GetElapsedTime(began);
            s_seconds.Record(taken.TotalSeconds, new KeyValuePair<string, object?>("step", name));
            if (taken > TimeSpan.FromMinutes(1))
                logger.LogWarning("{Step} took {Taken}", name, taken);
        }
    }
}

[Task]
public sealed partial record Vowels(string File)
{
    [Requires] public FileSource Text => new(File);

    public int Run(string text, [Service] TimeProvider clock, TaskContext context)
    {
        var timed = new Timed(clock, context.Logger);
        var letters = timed.Step("letters", () => text.Where(char.IsAsciiLetter).ToArray());
        return timed.Step("vowels", () => letters.Count(letter => "aeiouAEIOU".Contains(letter, StringComparison.Ordinal)));
    }
}
