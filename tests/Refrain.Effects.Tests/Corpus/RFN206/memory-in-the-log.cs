// The task's own process is asked for its size, for the log alone.
using System.Diagnostics;
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record Histogram(string Source)
{
    [Requires] public FileSource Bytes => new(Source);

    public IReadOnlyList<int> Run(byte[] bytes, TaskContext context)
    {
        var watch = Stopwatch.StartNew();
        var counts = new int[256];
        foreach (var b in bytes)
            counts[b]++;
        using var self = Process.GetCurrentProcess();
        context.Logger.LogDebug("{Bytes} bytes of memory after {Elapsed}", self.WorkingSet64, watch.Elapsed);
        return counts;
    }
}
