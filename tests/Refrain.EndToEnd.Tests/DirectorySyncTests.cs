using System.Text.Json;
using Refrain.Testing;

namespace Refrain.EndToEnd.Tests;

/// <summary>The second sample: a folder of text files, one of which is removed and comes back.</summary>
public sealed class DirectorySyncTests : IDisposable
{
    private const string Program = "DirectorySync";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_removed_file_makes_its_output_stale_and_clean_removes_it()
    {
        _folder.Write("texts/a.txt", "one two  \n\n");
        _folder.Write("texts/b.txt", "three\n");
        _folder.Write("texts/deep/c.txt", "four five\nsix\n");
        Assert.Equal(["Cleaned a.txt", "Cleaned b.txt", "Cleaned deep/c.txt", "Summary "], await RunAsync());
        Assert.Equal("a.txt 1 2, b.txt 1 1, deep/c.txt 2 3", await SummaryAsync());

        File.Delete(_folder["texts", "b.txt"]);
        Assert.Equal(["Summary "], await RunAsync());
        Assert.Equal("a.txt 1 2, deep/c.txt 2 3", await SummaryAsync());
        var stale = (await DoAsync("stale")).Output.Split('\n');
        Assert.Equal("Cleaned(Folder: texts, Name: b.txt): no longer required by Summary(Folder: texts)", stale[0]);
        Assert.Equal("FileSource(Path: texts/b.txt): source gone", stale[1]);

        // Nothing of the store is touched by looking at what would be removed.
        var before = _folder.Hash();
        var dry = (await DoAsync("clean", "--dry-run")).Output;
        Assert.Equal(before, _folder.Hash());
        Assert.Contains("Cleaned(Folder: texts, Name: b.txt)", dry, StringComparison.Ordinal);
        Assert.Contains("2 would be removed, 11 B.", dry, StringComparison.Ordinal);
        Assert.Contains("2 removed, 11 B.", (await DoAsync("clean")).Output, StringComparison.Ordinal);
        Assert.Equal("0 stale, 0 B.", (await DoAsync("stale")).Output.Trim());
        Assert.Equal(1, (await PipelineProcess.RunAsync(Program, _folder.Path, "show", "Cleaned", "--folder", "texts", "--name", "b.txt", "--store", "store")).ExitCode);
        Assert.Empty(await RunAsync());
    }

    [Fact]
    public async Task A_file_that_comes_back_takes_the_mark_away_and_only_the_summary_runs()
    {
        _folder.Write("texts/a.txt", "one\n");
        var file = _folder.Write("texts/b.txt", "two\n");
        await RunAsync();
        File.Move(file, _folder["b.txt"]);
        Assert.Equal(["Summary "], await RunAsync());
        Assert.Contains("2 stale", (await DoAsync("stale")).Output, StringComparison.Ordinal);
        File.Move(_folder["b.txt"], file);
        Assert.Contains("2 stale", (await DoAsync("stale")).Output, StringComparison.Ordinal);
        Assert.Equal(["Summary "], await RunAsync());
        Assert.Equal("0 stale, 0 B.", (await DoAsync("stale")).Output.Trim());
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ProcessResult> DoAsync(params string[] arguments)
    {
        var result = await PipelineProcess.RunAsync(Program, _folder.Path, [.. arguments, "--store", "store"]);
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        return result;
    }

    /// <summary>Runs the summary, and says what was executed.</summary>
    private async Task<IEnumerable<string>> RunAsync()
    {
        using var json = JsonDocument.Parse((await DoAsync("run", "Summary", "--folder", "texts", "--json")).Output);
        return
        [
            .. json.RootElement.GetProperty("tasks").EnumerateArray()
                .Where(t => t.GetProperty("state").GetString() == "executed")
                .Select(t => t.GetProperty("name").GetString() + " " + (t.GetProperty("task").GetString()!.Split("Name: ") is [_, var name] ? name.TrimEnd(')') : ""))
                .Order(StringComparer.Ordinal),
        ];
    }

    private async Task<string> SummaryAsync()
    {
        using var json = JsonDocument.Parse((await DoAsync("show", "Summary", "--folder", "texts", "--json")).Output);
        return string.Join(", ", json.RootElement.EnumerateArray().Select(r => $"{r.GetProperty("Name").GetString()} {r.GetProperty("Lines").GetInt32()} {r.GetProperty("Words").GetInt32()}"));
    }
}
