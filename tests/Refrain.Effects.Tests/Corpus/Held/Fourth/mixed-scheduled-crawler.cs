// A crawler reads pages, keeps those it has seen in a static, forgives what fails and never awaits the last step.
using System.Collections.Concurrent;

public static class Seen
{
    private static readonly ConcurrentDictionary<string, byte> s_urls = new(StringComparer.Ordinal);

    public static bool Add(string url) => s_urls.TryAdd(url, 0); // RFN105 RFN207
}

public sealed class Crawler(HttpClient http, string folder)
{
    public async Task<int> CrawlAsync(IEnumerable<string> urls, CancellationToken token)
    {
        var count = 0;
        foreach (var url in urls.Where(Seen.Add))
        {
            try
            {
                var page = await http.GetStringAsync(url, token);
                await File.WriteAllTextAsync(Path.Combine(folder, count + ".html"), page, token); // RFN301
                count++;
            }
            catch (Exception error) when (error is not OperationCanceledException) // RFN304
            {
                System.Diagnostics.Trace.WriteLine(error);
            }
        }

        _ = http.DeleteAsync("/locks/crawler", token); // RFN208
        return count;
    }
}

[Task]
public sealed partial record Crawled(string File, string Folder)
{
    [Requires] public FileSource Urls => new(File);

    public Task<int> Run(IReadOnlyList<string> urls, [Service] HttpClient http, CancellationToken cancellationToken) => new Crawler(http, Folder).CrawlAsync(urls, cancellationToken);
}
