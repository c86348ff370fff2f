// A query over a concurrent dictionary: its groups come in no order, whatever their sums are.
using System.Collections.Concurrent;

public sealed record PageHits(string Page, int Hits);

[Task]
public sealed partial record FrequentPages(string File, int Least)
{
    [Requires] public FileSource Requests => new(File);

    public async Task<List<PageHits>> Run(IAsyncEnumerable<string> requests, CancellationToken cancellationToken)
    {
        var hits = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(requests, cancellationToken, (line, _) =>
        {
            hits.AddOrUpdate(line.Split(' ')[1], 1, (_, count) => count + 1);
            return ValueTask.CompletedTask;
        });

        var frequent = from page in hits where page.Value >= Least select new PageHits(page.Key, page.Value); // RFN106
        return [.. frequent];
    }
}
