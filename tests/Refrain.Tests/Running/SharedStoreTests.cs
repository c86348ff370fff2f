using System.Collections.Concurrent;
using Refrain.Stores;
using Refrain.Testing;
using Refrain.Tests.Stores;

namespace Refrain.Tests.Running;

/// <summary>Several runs at once on one store of files: they share the work, and nothing is made twice or published late.</summary>
public sealed class SharedStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Runs_share_the_work_and_each_task_runs_once()
    {
        var ran = new ConcurrentDictionary<string, int>();
        Step[] parts = [.. Enumerable.Range(0, 60).Select(i => Counted($"part {i}", ran))];
        var root = Counted("root", ran) with { Needs = [.. parts.Chunk(6).Select((c, i) => Counted($"group {i}", ran) with { Needs = c })] };
        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var pipeline = Pipeline.Open(_folder.Path);
            return await pipeline.RunAsync([root], new RunOptions { Workers = 2 });
        })));

        Assert.All(reports, r => Assert.Equal(RunState.Succeeded, r.State));
        Assert.Equal(71, ran.Count);
        Assert.All(ran.Values, count => Assert.Equal(1, count));

        // What one executed is up to date for the others.
        Assert.All(reports, r => Assert.Equal(71, r.Counts.Executed + r.Counts.UpToDate));
        Assert.Equal(71, reports.Sum(r => r.Counts.Executed));
        Assert.All(reports.SelectMany(r => r.Tasks).GroupBy(t => t.Task), g => Assert.Single(g, t => t.State == TaskState.Executed));
    }

    [Fact]
    public async Task A_task_that_another_run_is_at_is_awaited()
    {
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var slow = new Step("slow")
        {
            Body = async (_, _) =>
            {
                began.SetResult();
                await goOn.Task;
                return "made";
            },
        };
        await using var one = Pipeline.Open(_folder.Path);
        await using var two = Pipeline.Open(_folder.Path);
        var first = one.RunAsync([slow]);
        await began.Task;
        var second = two.GetAsync(new Step("reader") { Needs = [slow] });
        goOn.SetResult();
        Assert.Equal("made", await second);
        Assert.Equal(1, (await first).Counts.Executed);
    }

    [Fact]
    public async Task A_task_that_failed_in_one_run_may_be_tried_by_another()
    {
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var first = true;
        var shaky = new Step("shaky")
        {
            Body = async (_, _) =>
            {
                if (!first)
                    return "made";
                first = false;
                began.SetResult();
                await goOn.Task;
                throw new InvalidDataException("not this time");
            },
        };
        await using var one = Pipeline.Open(_folder.Path);
        await using var two = Pipeline.Open(_folder.Path);
        var failing = one.RunAsync([shaky]);
        await began.Task;
        var trying = two.RunAsync([shaky]);
        goOn.SetResult();
        Assert.Equal(RunState.Failed, (await failing).State);
        Assert.Equal(1, (await trying).Counts.Executed);
    }

    [Fact]
    public async Task A_run_that_was_taken_for_dead_takes_what_the_other_made_and_claims_no_success_for_it()
    {
        // The first run's lease is never renewed: its clock stands still for it, as for a process that was stopped.
        var stopped = new StoppedTime();
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var runs = 0;
        var slow = new Step("slow")
        {
            Body = async (_, _) =>
            {
                if (Interlocked.Increment(ref runs) > 1)
                    return "second";
                began.SetResult();
                await goOn.Task;
                return "first";
            },
        };
        var own = new Step("own") { Body = (_, _) => new("own") };
        await using var one = Pipeline.Open(_folder.Path, new() { Time = stopped, Lease = TimeSpan.FromMilliseconds(300) });
        await using var two = Pipeline.Open(_folder.Path);
        var first = one.RunAsync([slow, own], new RunOptions { Workers = 2 });
        await began.Task;
        var second = await two.RunAsync([slow]);
        Assert.Equal(["slow: Executed (missing)"], StoreFixture.Lines(second));
        goOn.SetResult();

        Assert.Equal(["slow: UpToDate", "own: Executed (missing)"], StoreFixture.Lines(await first));
        Assert.Equal("second", await two.GetAsync(slow));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_killed_process_holds_nobody_up()
    {
        await using (var catalog = SqliteCatalog.Open(_folder["catalog.db"]))
        {
            var run = await catalog.BeginRunAsync("killed", DateTimeOffset.UtcNow, TimeSpan.FromDays(1));
            await catalog.ClaimAsync(run, [new(TaskKey.Of(new Step("one")), 1, null)], DateTimeOffset.UtcNow);
        }

        // Killed, or without room to end its run, it leaves its file, unlocked.
        Assert.True(File.Exists(_folder["catalog.db-run-1"]));
        await using var pipeline = Pipeline.Open(_folder.Path);
        Assert.Equal(1, (await pipeline.RunAsync([new Step("one")])).Counts.Executed);
        await pipeline.CleanAsync();
        Assert.False(File.Exists(_folder["catalog.db-run-1"]));
    }

    public void Dispose() => _folder.Dispose();

    private static Step Counted(string name, ConcurrentDictionary<string, int> ran) => new(name)
    {
        Body = async (texts, _) =>
        {
            ran.AddOrUpdate(name, 1, (_, n) => n + 1);
            await Task.Delay(1);
            return string.Concat(texts) + name;
        },
    };

    /// <summary>The system's time without timers: what beats with it does not beat.</summary>
    private sealed class StoppedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
