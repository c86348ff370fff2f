namespace Refrain;

/// <summary>Runs a task that has nothing but <c>RunBatch</c> alone.</summary>
internal static class BatchOfOne
{
    public static async ValueTask RunAsync(IBatchTask task, TaskInputs inputs, TaskOutput output)
    {
        inputs.Context.IsOfBatch = true;
        var results = new BatchOutput([task], async (_, write) => await write(output), inputs.CancellationToken, inputs.Context.Strayed);
        await task.RunBatch(new BatchInputs([inputs], inputs.Context), results);
        if (results.IsMissing(0))
            throw results.Missing(0);
    }
}
