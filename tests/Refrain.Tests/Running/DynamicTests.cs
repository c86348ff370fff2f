using System.Globalization;
using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>Tasks that ask for others while they run: suspended without a worker, recorded, looked at again in the order in which they were asked for.</summary>
public sealed class DynamicTests : IDisposable
{
    private readonly StoreFixture _store = new();
    private readonly Dictionary<string, Step> _steps = [];

    public DynamicTests()
    {
        TaskRegistry.Register([TaskDescriptor.Of<Step>()]);
        Step.Decoded = name => _steps[name];
    }

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_body_that_asks_five_times_then_for_two_at_once_and_for_what_asks_itself_runs_once(int workers)
    {
        var begun = 0;
        for (var i = 0; i < 8; i++)
            Made($"leaf{i}", (_, _) => new("x"));
        Made("nested", async (_, context) => "n" + await context.RequireAsync(_steps["leaf7"]));
        var root = Made("root", async (_, context) =>
        {
            Interlocked.Increment(ref begun);
            var text = "";
            for (var i = 0; i < 5; i++)
                text += await context.RequireAsync(_steps[$"leaf{i}"]);
            var two = await Task.WhenAll(context.RequireAsync(_steps["leaf5"]), context.RequireAsync(_steps["leaf6"]));
            return text + string.Concat(two) + await context.RequireAsync(_steps["nested"]);
        });

        var report = await _store.RunAsync(root, new RunOptions { Workers = workers });
        Assert.Equal(new RunCounts(10, 0, 0, 0), report.Counts);
        Assert.Equal(1, begun);
        Assert.Equal("xxxxxxxnx", await Pipeline.Open(_store.Store).GetAsync(root));
        Assert.Equal(new RunCounts(0, 10, 0, 0), (await _store.RunAsync(root)).Counts);
    }

    [Fact]
    public async Task What_was_asked_for_at_once_is_recorded_as_one_step()
    {
        Made("a");
        Made("b");
        Made("c");
        var root = Made("root", async (_, context) =>
            string.Concat(await context.RequireAllAsync([_steps["b"], _steps["a"]])) + await context.RequireAsync(_steps["c"]) + await context.RequireAsync(_steps["a"]));
        await _store.RunAsync(root);
        var entry = (await _store.Catalog.FindAsync([KeyOf("root")])).Values.Single();
        Assert.Equal(["0", "0", "1"], entry.Inputs.Select(i => i.Requirement));
        Assert.Equal(new[] { KeyOf("a"), KeyOf("b") }.Order(), entry.Inputs.Take(2).Select(i => i.Key));
        Assert.Equal(KeyOf("c"), entry.Inputs[2].Key);
    }

    [Fact]
    public async Task Thousands_wait_at_once_with_one_worker()
    {
        var at = 0;
        var most = 0;
        Made("gate");
        Step[] waiting = [.. Enumerable.Range(0, 2_000).Select(i => Made(string.Create(CultureInfo.InvariantCulture, $"w{i}"), async (_, context) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref at));
            var text = await context.RequireAsync(_steps["gate"]);
            Interlocked.Decrement(ref at);
            return text;
        }))];
        var root = Made("root", async (_, context) => (await context.RequireAllAsync(waiting)).Count.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(new RunCounts(2_002, 0, 0, 0), (await _store.RunAsync(root, new RunOptions { Workers = 1 })).Counts);
        Assert.Equal("2000", await Pipeline.Open(_store.Store).GetAsync(root));
        Assert.True(most > 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Many_asked_for_one_after_the_other_or_at_once_or_each_by_the_one_before_are_no_more_work_each(int workers)
    {
        const int Many = 3_000;
        for (var i = 0; i < Many; i++)
        {
            Made($"leaf{i}", (_, _) => new(""));
            var next = $"deep{i + 1}";
            Made($"deep{i}", async (_, context) => await context.RequireAsync(_steps[next]));
        }

        Made($"deep{Many}");
        Step[] leaves = [.. Enumerable.Range(0, Many).Select(i => _steps[$"leaf{i}"])];
        Step[] roots =
        [
            _steps["deep0"],
            Made("all", async (_, context) => $"{(await context.RequireAllAsync(leaves)).Count}"),
            Made("each", async (_, context) =>
            {
                foreach (var leaf in leaves)
                    await context.RequireAsync(leaf);
                return "each";
            }),
        ];
        var run = new RunOptions { Workers = workers };
        Assert.Equal(new RunCounts(2 * Many + 3, 0, 0, 0), (await Pipeline.Open(_store.Store).RunAsync(roots, run)).Counts);
        Assert.Equal(new RunCounts(0, 2 * Many + 3, 0, 0), (await Pipeline.Open(_store.Store).RunAsync(roots, run with { Recheck = true })).Counts);
    }

    [Fact]
    public async Task What_was_asked_for_is_looked_at_in_order_and_no_further_than_it_is_the_same()
    {
        var content = "1";
        var source = new Input("i") { Content = () => content };
        Made("first", [source], (t, _) => new(t[0]));
        var old = Made("after1", [source], (t, _) => new("old" + t[0]));
        Made("after2");
        var root = Made("root", async (_, context) => await context.RequireAsync(_steps["after" + await context.RequireAsync(_steps["first"])]));
        Assert.Equal(3, (await _store.RunAsync(root)).Counts.Executed);

        // Another first answer leads elsewhere: what came after the old one is not even looked at.
        content = "2";
        var report = await _store.RunAsync(root);
        Assert.Equal(["after2", "first", "root"], report.Tasks.Where(t => t.State == TaskState.Executed).Select(t => t.Task.ToString()!).Order(StringComparer.Ordinal));
        Assert.Equal(new Reason(ReasonKind.InputChanged, "first"), report.Tasks.Single(t => t.Task.Equals(root)).Reason);
        Assert.DoesNotContain(report.Tasks, t => t.Task.Equals(old));
        Assert.Equal(0, (await _store.RunAsync(root)).Counts.Executed);
    }

    [Fact]
    public async Task A_plan_says_what_was_asked_for_and_runs_again()
    {
        var content = "1";
        Made("part", [new Input("i") { Content = () => content }], (t, _) => new(t[0]));
        var root = Made("root", async (_, context) => await context.RequireAsync(_steps["part"]));
        await _store.RunAsync(root);
        content = "2";
        var plan = await Pipeline.Open(_store.Store).PlanAsync([root]);
        Assert.Equal(["part Run", "root Run"], plan.Tasks.Select(t => $"{t.Task} {t.Action}"));
        Assert.Equal("input changed: part", plan.Tasks[1].Reason.ToString());
    }

    [Fact]
    public async Task A_cycle_among_tasks_that_wait_fails_when_it_closes_and_is_named()
    {
        var a = Made("a", async (_, context) => await context.RequireAsync(_steps["b"]));
        Made("b", [Made("between", async (_, context) => await context.RequireAsync(_steps["c"]))], (t, _) => new(t[0]));
        Made("c", async (_, context) => await context.RequireAsync(_steps["a"]));
        var other = Made("other");
        var report = await Pipeline.Open(_store.Store).RunAsync([a, other], new RunOptions { Workers = 2 });
        Assert.Equal(new RunCounts(1, 0, 1, 3), report.Counts);
        var failed = report.Tasks.Single(t => t.State == TaskState.Failed);
        Assert.Equal(_steps["c"], failed.Task);
        Assert.Contains("c waits for a waits for b waits for between waits for c", failed.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_itself_is_told_so()
    {
        var report = await _store.RunAsync(Made("a", async (_, context) => await context.RequireAsync(_steps["a"])));
        Assert.Contains("a asks for a", report.Tasks.Single().Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_asks_for_what_fails_is_skipped_also_if_it_swallows_that(bool swallows)
    {
        Made("bad", (_, _) => throw new IOException("no luck"));
        RequiredTaskException? seen = null;
        var asks = Made("asks", async (_, context) =>
        {
            try
            {
                return await context.RequireAsync(_steps["bad"]);
            }
            catch (RequiredTaskException e)
            {
                seen = e;
                return swallows ? "made up" : throw new InvalidOperationException("on top of it", e);
            }
        });
        var report = await Pipeline.Open(_store.Store).RunAsync([asks, Made("after", [asks], (_, _) => new("")), Made("other")]);
        Assert.Equal(new RunCounts(1, 0, 1, 2), report.Counts);
        Assert.Equal(TaskState.Skipped, report.Tasks.Single(t => t.Task.Equals(asks)).State);
        Assert.Equal(_steps["bad"], seen!.Required);
        Assert.Contains("no luck", seen.Message, StringComparison.Ordinal);
        Assert.Null(await Pipeline.Open(_store.Store).FindAsync(asks));
    }

    [Fact]
    public async Task Who_asks_for_null_among_others_is_told_where_it_is()
    {
        Made("part");
        var report = await _store.RunAsync(Made("root", async (_, context) => string.Concat(await context.RequireAllAsync<string>([_steps["part"], null!]))));
        Assert.Contains("Task 1 of the 2 that are asked for", Assert.IsType<ArgumentException>(report.Tasks.Single().Error).Message, StringComparison.Ordinal);
        report = await _store.RunAsync(Made("nothing", async (_, context) => string.Concat(await context.RequireAllAsync<string>(null!))));
        Assert.Equal("tasks", Assert.IsType<ArgumentNullException>(report.Tasks.Single().Error).ParamName);
    }

    [Fact]
    public async Task Who_does_not_wait_for_what_it_asked_for_fails()
    {
        Made("part");
        var report = await _store.RunAsync(Made("root", (texts, context) =>
        {
            _ = context.RequireAsync(_steps["part"]);
            return new ValueTask<string>("done");
        }));
        Assert.Contains("Await every RequireAsync", report.Tasks.Single(t => t.State == TaskState.Failed).Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_asks_after_its_end_is_refused_whether_it_has_asked_before_or_not(bool hasAsked)
    {
        Made("part");
        Made("late");
        TaskContext? kept = null;
        var report = await _store.RunAsync(Made("root", async (_, context) =>
        {
            kept = context;
            return hasAsked ? await context.RequireAsync(_steps["part"]) : "done";
        }));
        Assert.Equal(RunState.Succeeded, report.State);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => kept!.RequireAsync(_steps["late"]));
        Assert.Contains("root asks for late after it has ended", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_may_fail_while_it_waits_and_others_go_on_as_before()
    {
        Made("part");
        var failing = Made("failing", async (texts, context) =>
        {
            var asked = context.RequireAsync(_steps["part"]);
            await Task.Yield();
            _ = asked;
            throw new InvalidDataException("meanwhile");
        });
        for (var i = 0; i < 50; i++)
            Made($"p{i}");
        Step[] others = [.. Enumerable.Range(0, 50).Select(i => Made($"o{i}", async (_, context) => await context.RequireAsync(_steps[$"p{i}"])))];
        var report = await Pipeline.Open(_store.Store).RunAsync([failing, .. others], new RunOptions { Workers = 2 });
        Assert.Equal((1, 0), (report.Counts.Failed, report.Counts.Skipped));
        Assert.Equal("meanwhile", report.Tasks.Single(t => t.Task.Equals(failing)).Error!.Message);
    }

    [Fact]
    public async Task What_was_asked_for_and_is_no_longer_stored_makes_the_task_run()
    {
        Made("part");
        var root = Made("root", async (_, context) => await context.RequireAsync(_steps["part"]));
        await _store.RunAsync(root);
        var upkeep = await _store.Catalog.BeginUpkeepAsync("test", DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1));
        await _store.Catalog.RemoveAsync(upkeep, await _store.Catalog.EpochAsync(), [KeyOf("part")], [], DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1));
        await _store.Catalog.EndUpkeepAsync(upkeep);
        var report = await _store.RunAsync(root);
        Assert.Equal(2, report.Counts.Executed);
        Assert.Equal("input changed: what it asked for is no longer stored", report.Tasks.Single(t => t.Task.Equals(root)).Reason.ToString());
    }

    [Fact]
    public async Task Damaged_bytes_that_were_asked_for_are_made_again()
    {
        Made("part", (_, _) => new(new string('a', 100_000)));
        var length = 0;
        var root = Made("root", async (_, context) => $"{length + (await context.RequireAsync(_steps["part"])).Length}");
        await _store.RunAsync(_steps["part"]);
        await _store.DamageAsync(_steps["part"]);
        var report = await _store.RunAsync(root);
        Assert.Equal(new RunCounts(2, 0, 0, 0), report.Counts);
        Assert.Equal("100000", await Pipeline.Open(_store.Store).GetAsync(root));
    }

    [Fact]
    public async Task A_cancelled_run_ends_what_is_suspended()
    {
        using var stop = new CancellationTokenSource();
        Made("slow", async (_, context) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return "";
        });
        var report = await _store.RunAsync(Made("root", async (_, context) => await context.RequireAsync(_steps["slow"])), new RunOptions(), stop.Token);
        Assert.Equal(RunState.Cancelled, report.State);
        Assert.Equal(new RunCounts(0, 0, 0, 2), report.Counts);
    }

    private TaskKey KeyOf(string name) => ((ITask)_steps[name]).Key;

    private Step Made(string name, Func<IReadOnlyList<string>, TaskContext, ValueTask<string>>? body = null) => Made(name, [], body ?? ((_, _) => new(name)));

    private Step Made(string name, ITask[] needs, Func<IReadOnlyList<string>, TaskContext, ValueTask<string>> body) =>
        _steps[name] = new Step(name) { Needs = needs, Body = body };
}
