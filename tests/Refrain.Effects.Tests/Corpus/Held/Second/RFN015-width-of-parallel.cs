// How many workers there are, how long a call may take and how much is buffered leave no trace in the result.
public sealed record Page(string Url, int Length);

public sealed class WorkerOptions
{
    public int Workers { get; init; } = 4;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}

public sealed class PageReader(WorkerOptions options)
{
    public async Task<Page[]> ReadAll(IReadOnlyList<string> lines, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(options.Timeout);
        var pages = new Page[lines.Count];
        await Parallel.ForAsync(
            0,
            lines.Count,
            new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = limit.Token },
            (i, _) =>
            {
                pages[i] = new(lines[i], lines[i].Length);
                return ValueTask.CompletedTask;
            });
        return pages;
    }
}

[Task]
public sealed partial record Pages(string File, [property: Insignificant] int Workers = 8, [property: Insignificant] int TimeoutSeconds = 60)
{
    [Requires] public FileSource Urls => new(File);

    public async Task<IReadOnlyList<Page>> Run(IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        var reader = new PageReader(new() { Workers = Workers, Timeout = TimeSpan.FromSeconds(TimeoutSeconds) });
        return await reader.ReadAll(urls, cancellationToken);
    }
}
