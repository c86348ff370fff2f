// The token goes wherever it can: into loops, semaphores, waits and functions; a static function has none in reach.
[Task]
public sealed partial record Shouted(string File, int Width)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        using var free = new SemaphoreSlim(Width);
        var shouted = new string[lines.Count];
        await Parallel.ForEachAsync(lines.Index(), cancellationToken, async (line, inner) =>
        {
            await free.WaitAsync(inner);
            try
            {
                shouted[line.Index] = await ShoutAsync(line.Item, inner);
            }
            finally
            {
                free.Release();
            }
        });
        await Task.WhenAll(shouted.Select(Settle)).WaitAsync(cancellationToken);
        return shouted;

        static Task Settle(string text) => text.Length > 100 ? Task.Delay(1) : Task.CompletedTask;
    }

    private static async ValueTask<string> ShoutAsync(string line, CancellationToken token = default)
    {
        await Task.Delay(TimeSpan.FromTicks(1), token).ConfigureAwait(false);
        return line.ToUpperInvariant();
    }
}
