// Pages are worked on in parallel and put back in order: by a number that goes with each, and by a window that waits for the next.
using System.Collections.Concurrent;
using System.Threading.Channels;

public sealed record Page(int Number, string Text);

public static class InOrder
{
    public static async Task<IReadOnlyList<Page>> ByNumberAsync(IReadOnlyList<string> texts, CancellationToken token)
    {
        var done = new ConcurrentBag<Page>();
        await Parallel.ForEachAsync(texts.Index(), token, async (page, inner) =>
        {
            await Task.Yield();
            inner.ThrowIfCancellationRequested();
            done.Add(new(page.Index, page.Item.Trim()));
        });
        return [.. done.OrderBy(page => page.Number)];
    }

    public static async IAsyncEnumerable<Page> ByWindow(ChannelReader<Page> pages)
    {
        var next = 0;
        var waiting = new Dictionary<int, Page>();
        await foreach (var page in pages.ReadAllAsync(CancellationToken.None))
        {
            waiting.Add(page.Number, page);
            while (waiting.Remove(next, out var ready))
            {
                yield return ready;
                next++;
            }
        }
    }
}

[Task]
public sealed partial record Trimmed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public Task<IReadOnlyList<Page>> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken) => InOrder.ByNumberAsync(lines, cancellationToken);
}

[Task]
public sealed partial record TrimmedByWindow(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<Page>> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var pages = Channel.CreateUnbounded<Page>();
        var filling = Parallel.ForEachAsync(lines.Index(), cancellationToken, (line, inner) => pages.Writer.WriteAsync(new(line.Index, line.Item.Trim()), inner));
        var closing = filling.ContinueWith(done => pages.Writer.Complete(done.Exception), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        var trimmed = new List<Page>();
        await foreach (var page in InOrder.ByWindow(pages.Reader))
            trimmed.Add(page);
        await closing;
        return trimmed;
    }
}
