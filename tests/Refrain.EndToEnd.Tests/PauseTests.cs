using System.Globalization;
using System.Text.Json;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.EndToEnd.Tests;

/// <summary>
/// Two programs are started together on one store, and one of them is stopped (SIGSTOP) in the middle of a task until its lease has expired. The other takes
/// over; continued, the first publishes nothing late and claims no success for what the other made.
/// </summary>
public sealed class PauseTests
{
    private const string Program = "Refrain.KillPipeline";

    [Fact]
    public async Task A_program_that_was_stopped_past_its_lease_publishes_nothing_over_its_successor()
    {
        Assert.False(OperatingSystem.IsWindows());
        using var folder = new TempFolder();
        Dictionary<string, string> Environment(string program) => new(StringComparer.Ordinal) { ["REFRAIN_TEST_LEASE"] = "1", ["REFRAIN_TEST_PROGRAM"] = program };
        string[] arguments = ["run", "Meeting", "--store", "store", "--workers", "2", "--json"];
        using var one = PipelineProcess.Start(Program, folder.Path, arguments, Environment("one"));
        using var two = PipelineProcess.Start(Program, folder.Path, arguments, Environment("two"));

        // Each is in the middle of a task of its own, as the files that tasks write say.
        await Until(() => Begun(folder, "one") > 0 && Begun(folder, "two") > 0);
        Signal(one.Id, "STOP");
        File.WriteAllText(folder["go"], "");
        var second = await two.EndAsync();
        Assert.True(second.ExitCode == 0, second.Error);
        var published = await EntriesAsync(folder["store"]);
        Signal(one.Id, "CONT");
        var first = await one.EndAsync();
        Assert.True(first.ExitCode == 0, first.Error);

        // Nothing that was there when the first woke up was replaced, and each task has one run that says it executed it: the one that published it.
        Assert.Equal(published, await EntriesAsync(folder["store"]));
        Assert.Equal(9, published.Count);
        var (ofFirst, ofSecond) = (Executed(first), Executed(second));
        Assert.Empty(ofFirst.Intersect(ofSecond, StringComparer.Ordinal));
        Assert.Equal(9, ofFirst.Count + ofSecond.Count);
        Assert.True(Begun(folder, "one") + Begun(folder, "two") > 8, "The program that was stopped had no task that the other took over.");
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var i = 0; !holds(); i++)
        {
            Assert.True(i < 600, "It did not come to that within a minute.");
            await Task.Delay(100);
        }
    }

    private static void Signal(int process, string signal)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static int Begun(TempFolder folder, string program) => folder.Files().Count(f => f.StartsWith("begun-", StringComparison.Ordinal) && f.EndsWith($"-{program}", StringComparison.Ordinal));

    private static List<string> Executed(ProcessResult result)
    {
        using var json = JsonDocument.Parse(result.Output);
        return [.. json.RootElement.GetProperty("tasks").EnumerateArray().Where(t => t.GetProperty("state").GetString() == "executed").Select(t => t.GetProperty("task").GetString()!)];
    }

    private static async Task<List<(TaskKey Key, long Run, int Attempt, ContentHash Version)>> EntriesAsync(string store)
    {
        var entries = new List<(TaskKey, long, int, ContentHash)>();
        await using var opened = LocalStore.Open(store);
        await foreach (var entry in opened.Catalog.ListAsync())
            entries.Add((entry.Key, entry.Run, entry.Attempt, entry.Version));
        return entries;
    }
}
