// What is started is kept: as an awaitable without context, in a table, by a source of completion; a loop of ticks ends before the task does.
using Microsoft.Extensions.Logging;

public sealed class Ticks(ILogger logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public Ticks Start()
    {
        _loop = LoopAsync(_stop.Token);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task LoopAsync(CancellationToken token)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        while (await timer.WaitForNextTickAsync(token))
            logger.LogDebug("still at work");
    }
}

[Task]
public sealed partial record Tripled(string File)
{
    [Requires] public FileSource Bytes => new(File);

    public async Task<IReadOnlyList<int>> Run(byte[] bytes, TaskContext context)
    {
        await using var ticks = new Ticks(context.Logger).Start();
        var first = TripleAsync(bytes[0]).ConfigureAwait(false);
        var running = new SortedDictionary<int, Task<int>>();
        for (var i = 1; i < bytes.Length; i++)
            running[i] = TripleAsync(bytes[i]);
        var results = new List<int> { await first };
        foreach (var (_, task) in running)
            results.Add(await task);
        var last = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var completing = Task.Run(() => last.SetResult(results.Count), context.CancellationToken);
        results.Add(await last.Task);
        await completing;
        return results;
    }

    private static async Task<int> TripleAsync(byte value)
    {
        await Task.Yield();
        return 3 * value;
    }
}
