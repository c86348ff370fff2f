// The work is awaited, the continuation that is hung on it is not.
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record Shuffled(int Count)
{
    public async Task<IReadOnlyList<int>> Run([Service] ILogger<Shuffled> logger)
    {
        var work = Task.Run(() => Enumerable.Range(0, Count).Select(i => i * 7919 % Count).ToArray());
        work.ContinueWith(done => logger.LogInformation("{Count} numbers", done.Result.Length)); // RFN208
        return await work;
    }
}
