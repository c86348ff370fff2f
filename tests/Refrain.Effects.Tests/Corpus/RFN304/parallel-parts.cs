// Each part catches all for itself, so the sum lacks the parts that failed.
using System.Threading;
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record Energy(int Parts)
{
    public async Task<long> Run(TaskContext context)
    {
        var energies = new long[Parts];
        await Parallel.ForAsync(0, Parts, context.CancellationToken, async (part, token) =>
        {
            try
            {
                energies[part] = await Solve(part, token);
            }
            catch (Exception e) when (e is not OperationCanceledException) // RFN304
            {
                context.Logger.LogError(e, "Part {Part} has no solution.", part);
            }
        });
        return energies.Sum();
    }

    private static async Task<long> Solve(int part, CancellationToken token)
    {
        await Task.Delay(1, token);
        return checked((long)part * part * part);
    }
}
