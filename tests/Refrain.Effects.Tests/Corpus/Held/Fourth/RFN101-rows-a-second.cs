// A pace keeper waits, and a timed scope logs: the clock reaches delays and the log alone.
using System.Diagnostics;
using Microsoft.Extensions.Logging;

public sealed class Pace(TimeProvider time, TimeSpan gap)
{
    private long _last;

    public async ValueTask NextAsync(CancellationToken token)
    {
        var since = time.GetElapsedTime(_last);
        if (since < gap)
            await Task.Delay(gap - since, time, token);
        _last = time.GetTimestamp();
    }
}

public readonly struct Timed(ILogger log, string what) : IDisposable
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public void Dispose() => log.LogInformation("{What} took {Elapsed}", what, Stopwatch.GetElapsedTime(_start));
}

[Task]
public sealed partial record Paced(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async IAsyncEnumerable<string> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        var pace = new Pace(TimeProvider.System, TimeSpan.FromMilliseconds(5));
        using var timed = new Timed(context.Logger, "pacing");
        foreach (var line in lines)
        {
            await pace.NextAsync(context.CancellationToken);
            yield return line.Trim();
        }
    }
}
