using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Refrain.Testing;

namespace Refrain.EndToEnd.Tests;

/// <summary>Tasks in worker processes, whatever becomes of these. REFRAIN_KILLS says how often a random one is killed, REFRAIN_SEED where to begin.</summary>
public sealed class WorkerTests : IDisposable
{
    private const string Program = "Refrain.KillPipeline";
    private static readonly IReadOnlyDictionary<string, string> s_shortPatience = new Dictionary<string, string> { ["REFRAIN_TEST_LEASE"] = "2" };
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("exit", "it exited with code 3")]
    [InlineData("fail-fast", "it was ended by signal 6")]
    [InlineData("kill", "it was ended by signal 9")]
    [InlineData("garbage", "beginning with 'progress: 1'")]
    [InlineData("stop", "it was not heard of for 00:00:02")]
    public async Task A_worker_that_ends_costs_nothing_but_its_time(string way, string how)
    {
        var (result, counts) = await RunAsync("Danger", "--way", way, "--times", "1", "--others", "40");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains(how, result.Error, StringComparison.Ordinal);
        Assert.Equal((42, 0), counts);
    }

    [Fact]
    public async Task A_task_that_ends_three_workers_fails_with_that_reason_and_the_others_are_done()
    {
        var (result, counts) = await RunAsync("Danger", "--way", "kill", "--times", "9", "--others", "40", "--keep-going");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("was at work in a worker process each of 3 times that one ended; of the last: it was ended by signal 9", result.Error, StringComparison.Ordinal);
        Assert.Equal((40, 1), counts);
    }

    [Fact]
    public async Task What_tasks_print_is_no_result_and_what_they_ask_for_is_run_by_workers_too()
    {
        var (talking, _) = await RunAsync("Talking", "--lines", "5000");
        Assert.True(talking.ExitCode == 0, talking.Error);
        Assert.Contains("This is not a result.", talking.Error, StringComparison.Ordinal);
        var (_, counts) = await RunAsync("Asking", "--depth", "3", "--parts", "5");
        Assert.Equal((24, 0), counts);
    }

    [Fact]
    public async Task What_tasks_print_beside_json_goes_to_standard_error()
    {
        var result = await PipelineProcess.RunAsync(Program, _folder.Path, "run", "Talking", "--lines", "50", "--store", "store", "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(1, json.RootElement.GetProperty("counts").GetProperty("executed").GetInt32());
        Assert.Contains("This is not a result.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Random_workers_are_killed_and_nothing_is_lost()
    {
        using var undisturbed = new TempFolder();
        string[] everything = ["run", "Everything", "--store", "store", "--json"];
        var expected = Executed(await PipelineProcess.RunAsync(Program, undisturbed.Path, everything));
        var kills = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_KILLS") ?? "6", CultureInfo.InvariantCulture);
        var random = new Random(int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEED") ?? "1", CultureInfo.InvariantCulture));

        // On a busy machine workers begin late. If none ever lived to begin, the run would end with that reason, as it should.
        var watch = Stopwatch.StartNew();
        await PipelineProcess.RunAsync(Program, undisturbed.Path, "list");
        var start = (int)watch.ElapsedMilliseconds;
        for (var killed = 0; killed < kills;)
        {
            using var folder = new TempFolder();
            using var process = PipelineProcess.Start(Program, folder.Path, [.. everything, "--processes", "2"]);
            var end = process.EndAsync();
            while (killed < kills && await Task.WhenAny(end, Task.Delay(random.Next(start / 5, start * 3))) != end)
            {
                int[] workers = ChildrenOf(process.Id);
                if (workers.Length == 0)
                    continue;
                try
                {
                    using var worker = Process.GetProcessById(workers[random.Next(workers.Length)]);
                    worker.Kill();
                    killed++;
                }
                catch (Exception e) when (e is ArgumentException or InvalidOperationException)
                {
                    // It has ended meanwhile.
                }
            }

            var result = await end;
            var executed = Executed(result);
            if (result.ExitCode != 0)
            {
                // Of many kills three can meet one task by chance. It has failed then, and with it what requires it; everything else is there, or was committed by a worker
                // that the run did not hear of any more.
                Assert.Contains("of 3 times that one ended", result.Error, StringComparison.Ordinal);
                var again = await PipelineProcess.RunAsync(Program, folder.Path, everything);
                Assert.True(again.ExitCode == 0, again.Error);
                Assert.Empty(executed.Intersect(Executed(again), StringComparer.Ordinal));
                executed = Executed(again, orUpToDate: true);
            }

            Assert.Equal(expected, executed);
        }
    }

    [Fact]
    public async Task Workers_end_with_their_driver_and_the_next_run_goes_on()
    {
        using var process = PipelineProcess.Start(Program, _folder.Path, ["run", "Everything", "--store", "store", "--processes", "2"]);
        int[] workers;
        do
        {
            await Task.Delay(20);
            workers = ChildrenOf(process.Id);
        }
        while (workers.Length < 2);
        process.Kill();
        foreach (var worker in workers)
        {
            for (var look = 0; IsAlive(worker); look++)
            {
                Assert.True(look < 500, "A worker outlives its driver.");
                await Task.Delay(20);
            }
        }

        var (result, counts) = await RunAsync("Everything");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(0, counts.Failed);
    }

    private async Task<(ProcessResult Result, (int Executed, int Failed) Counts)> RunAsync(string task, params string[] arguments)
    {
        using var process = PipelineProcess.Start(Program, _folder.Path, ["run", task, .. arguments, "--store", "store", "--json", "--processes", "2"], s_shortPatience);
        var result = await process.EndAsync();
        using var json = JsonDocument.Parse(result.Output);
        var counts = json.RootElement.GetProperty("counts");
        return (result, (counts.GetProperty("executed").GetInt32(), counts.GetProperty("failed").GetInt32()));
    }

    /// <summary>The keys of the tasks that a run executed, or that are up to date too, in order, each with the version of what it made.</summary>
    private static string[] Executed(ProcessResult result, bool orUpToDate = false)
    {
        using var json = JsonDocument.Parse(result.Output);
        return
        [
            .. json.RootElement.GetProperty("tasks").EnumerateArray().Where(t => t.GetProperty("state").GetString() is var state && (state == "executed" || (orUpToDate && state == "upToDate")))
                .Select(t => $"{t.GetProperty("key")} {t.GetProperty("outputVersion")}").Order(StringComparer.Ordinal),
        ];
    }

    private static int[] ChildrenOf(int parent) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).Select(n => int.Parse(n!, CultureInfo.InvariantCulture)).Where(id => ParentOf(id) == parent)];

    private static bool IsAlive(int id) => ParentOf(id) is not null;

    private static int? ParentOf(int id)
    {
        try
        {
            // The name is in brackets and may hold anything; then the state, then the parent.
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] == "Z" ? null : int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
