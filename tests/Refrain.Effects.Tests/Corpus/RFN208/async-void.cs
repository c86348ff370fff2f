// An async void method returns at its first await, and Run goes on without it.
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record Warmed(string Name, int Steps)
{
    public string Run(TaskContext context)
    {
        Warm(context.Logger); // RFN208
        return Name;
    }

    private async void Warm(ILogger logger)
    {
        for (var step = 0; step < Steps; step++)
        {
            await Task.Yield();
            logger.LogDebug("step {Step}", step);
        }
    }
}
