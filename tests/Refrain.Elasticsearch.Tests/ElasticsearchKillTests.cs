using System.Diagnostics;
using Refrain.Elasticsearch.Tests.Double;
using Refrain.KillElasticsearch;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Elasticsearch.Tests;

/// <summary>Kills a program, a process of its own, before each request that would change something on the server, and runs it again.</summary>
public sealed class ElasticsearchKillTests : IDisposable
{
    private static readonly string[] s_before = ["Ada", "Bob", "Cy"];
    private static readonly string[] s_after = ["Ada", "Bert"];

    private readonly TempFolder _folder = new();
    private readonly ElasticsearchDouble _server = new();
    private readonly HttpClient _http;

    public ElasticsearchKillTests() => _http = new() { BaseAddress = _server.Address };

    private string Words => _folder["words.txt"];

    private ITask[] Tasks => [new PartOfWords(Words), new AllWords(Words)];

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Killed_before_any_request_that_changes_something_it_is_never_complete_without_its_documents_nor_has_them_twice()
    {
        for (var at = 0; ; at++)
        {
            await File.WriteAllLinesAsync(Words, s_before);
            await RunAgainAsync(s_before);
            await File.WriteAllLinesAsync(Words, s_after);

            var request = await KillAsync(at);
            if (request is null)
            {
                Assert.True(at > 8, $"Only {at} requests change something.");
                return;
            }

            AssertSound(request);
            await AssertMarkedIsWholeAsync(request);
            await RunAgainAsync(s_after);
        }
    }

    /// <summary>Starts the program and kills it before the request of that number, of those that change something.</summary>
    /// <returns>The request; null where the program came to its end before it.</returns>
    private async Task<string?> KillAsync(int at)
    {
        using var process = new Process
        {
            StartInfo = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Refrain.KillElasticsearch.dll"), _folder["store"], _server.Address.ToString(), Words]) { RedirectStandardOutput = true },
        };
        var changing = 0;
        string? last = null;
        var started = new TaskCompletionSource();
        _server.Fault = (_, text) =>
        {
            started.Task.Wait();
            if (!IsChange(text) || changing++ != at)
                return Fault.None;
            last = text;
            process.Kill();
            process.WaitForExit();
            return Fault.Dropped;
        };
        process.Start();
        started.SetResult();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        _server.Fault = static (_, _) => Fault.None;
        Assert.Equal(last is null ? "Succeeded\n" : "", output);
        return last;
    }

    /// <summary>Whoever reads sees the whole index as it was or as it is to be, and of the part no row twice.</summary>
    private void AssertSound(string request)
    {
        var seen = string.Concat(_server.Search("all")!);
        Assert.True(seen == Text(s_before) || seen == Text(s_after), $"Killed before {request}, the index has {seen}");
        var part = _server.Search("words")!;
        Assert.True(part.Distinct(StringComparer.Ordinal).Count() == part.Count, $"Killed before {request}, the part has {string.Concat(part)}");
        Assert.All(part, document => Assert.Contains(document, Documents(s_before).Concat(Documents(s_after))));
    }

    /// <summary>Who has a marker has its documents.</summary>
    private async Task AssertMarkedIsWholeAsync(string request)
    {
        var markers = await new ElasticsearchTarget(_http).FindAsync([Tasks[0].Key]);
        var part = string.Concat(_server.Search("words")!);
        Assert.True(markers.Count == 0 || part == Text(s_before) || part == Text(s_after), $"Killed before {request}, the task is marked as complete with {part}");
    }

    private async Task RunAgainAsync(string[] words)
    {
        await using var pipeline = Pipeline.Open(_folder["store"], new() { Lease = TimeSpan.FromMilliseconds(500), Targets = [new ElasticsearchTarget(_http)] });
        var report = await pipeline.RunAsync(Tasks, new RunOptions { Workers = 1 });
        Assert.Equal(RunState.Succeeded, report.State);
        Assert.Equal(Documents(words), _server.Search("words"));
        Assert.Equal(Documents(words), _server.Search("all"));
        Assert.Single(_server.Indices, static i => i.StartsWith("all-", StringComparison.Ordinal));
        var plan = await pipeline.PlanAsync(Tasks);
        Assert.DoesNotContain(plan.Tasks, static t => t.Action == PlannedAction.Run);
    }

    private static bool IsChange(string request) => !request.StartsWith("GET ", StringComparison.Ordinal)
        && !request.EndsWith("/_mget", StringComparison.Ordinal) && !request.EndsWith("/_search", StringComparison.Ordinal) && !request.EndsWith("/_count", StringComparison.Ordinal);

    private static string Text(string[] words) => string.Concat(Documents(words));

    private static IEnumerable<string> Documents(string[] words) => words.Select(static (text, i) => FormattableString.Invariant($$"""{"Id":{{i}},"Text":"{{text}}"}"""));
}
