// A wrapper that runs an action "safely" makes every task that uses it end well.
using Microsoft.Extensions.Logging;

public static class Safely
{
    public static async Task Do(Func<Task> action, ILogger logger)
    {
        try
        {
            await action();
        }
        catch (Exception e) // RFN304
        {
            logger.LogWarning(e, "Something went wrong; going on.");
        }
    }
}

[Task]
public sealed partial record Aggregated(string File)
{
    [Requires] public FileSource Data => new(File);

    public async Task<long> Run(byte[] data, TaskContext context)
    {
        long sum = 0;
        await Safely.Do(
            async () =>
            {
                await Task.Yield();
                foreach (var b in data)
                    sum = checked(sum * 3 + b);
            },
            context.Logger);
        return sum;
    }
}
