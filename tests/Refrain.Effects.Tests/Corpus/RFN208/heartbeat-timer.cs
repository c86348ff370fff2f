// The timer of the helper ticks until the process ends.
using Jobs.Monitoring;
using Microsoft.Extensions.Logging;

namespace Jobs;

[Task]
public sealed partial record LongSum(int Count)
{
    public long Run(TaskContext context)
    {
        Heartbeat.Start(context.Logger); // RFN208
        long sum = 0;
        for (var i = 0; i < Count; i++)
            sum += i;
        return sum;
    }
}
//// File: Heartbeat.cs
using System.Threading;
using Microsoft.Extensions.Logging;

namespace Jobs.Monitoring;

internal static class Heartbeat
{
    public static Timer Start(ILogger logger) =>
        new(_ => logger.LogInformation("still there"), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
}
