using Refrain.Running;
using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>What fails is tried again, what hangs is ended, and what explodes is stopped.</summary>
public sealed class RetryTests : IDisposable
{
    private static readonly RunOptions s_soon = new() { RetryDelay = TimeSpan.FromMilliseconds(1), Workers = 2 };
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(2, TaskState.Executed)]
    [InlineData(3, TaskState.Failed)]
    public async Task A_task_is_tried_again_as_often_as_its_type_says(int failures, TaskState end)
    {
        var attempts = new List<int>();
        var task = new UrgentStep("t")
        {
            Body = context =>
            {
                attempts.Add(context.Attempt);
                return attempts.Count <= failures ? throw new IOException($"no luck {attempts.Count}") : new("done");
            },
        };
        var postponed = 0;
        var report = await _store.RunAsync(task, s_soon with { Progress = e => postponed += e.Kind == RunEventKind.Postponed ? 1 : 0 });
        Assert.Equal(end, report.Tasks.Single().State);
        Assert.Equal([1, 2, 3], attempts);
        Assert.Equal(2, postponed);
        Assert.Equal(end == TaskState.Failed ? "no luck 3" : null, report.Tasks.Single().Error?.Message);
    }

    [Fact]
    public async Task The_run_says_it_for_types_that_do_not_and_which_failures_count()
    {
        var tries = 0;
        var task = new Step("t") { Body = (_, _) => ++tries == 1 ? throw new IOException() : throw new InvalidDataException("for good") };
        var report = await _store.RunAsync(task, s_soon with { Retries = 5, RetryWhen = e => e is IOException });
        Assert.Equal(2, tries);
        Assert.Equal("for good", report.Tasks.Single().Error!.Message);
    }

    [Fact]
    public async Task While_one_waits_to_be_tried_again_others_run_and_what_needs_it_waits()
    {
        var tries = 0;
        var flaky = new Step("flaky") { Body = (_, _) => ++tries == 1 ? throw new IOException() : new("f") };
        var after = new Step("after") { Needs = [flaky] };
        var report = await Pipeline.Open(_store.Store).RunAsync([after, new Step("other")], s_soon with { Workers = 1, Retries = 1 });
        Assert.Equal(new RunCounts(3, 0, 0, 0), report.Counts);
    }

    [Fact]
    public void Delays_double_up_to_the_longest_are_cut_by_up_to_half_and_are_the_same_each_time()
    {
        var run = new RunOptions { RetryDelay = TimeSpan.FromSeconds(1), MaxRetryDelay = TimeSpan.FromSeconds(20) };
        foreach (var name in (string[])["a", "b", "c", "d"])
        {
            var key = ((ITask)new Step(name)).Key;
            for (var failures = 1; failures < 60; failures++)
            {
                var most = Math.Min(20, Math.Pow(2, failures - 1));
                Assert.InRange(Retries.DelayOf(key, failures, run).TotalSeconds, most / 2, most);
                Assert.Equal(Retries.DelayOf(key, failures, run), Retries.DelayOf(key, failures, run));
            }
        }

        Assert.True(Enumerable.Range(0, 20).Select(i => Retries.DelayOf(((ITask)new Step($"{i}")).Key, 1, run)).Distinct().Count() > 10);
    }

    [Fact]
    public async Task A_task_that_takes_too_long_is_cancelled_and_the_message_names_the_limit()
    {
        var task = new Step("slow")
        {
            Body = async (_, context) =>
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return "";
            },
        };
        var report = await _store.RunAsync(task, new RunOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        var error = Assert.IsType<TimeoutException>(report.Tasks.Single().Error);
        Assert.Contains("slow did not end within its limit of 00:00:00.0500000.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("heed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_does_not_heed_its_token_is_given_up_and_cannot_publish_late()
    {
        var go = new TaskCompletionSource();
        var task = new Step("deaf")
        {
            Body = async (_, _) =>
            {
                await go.Task;
                return "late";
            },
        };
        var run = new RunOptions { Timeout = TimeSpan.FromMilliseconds(20), CancellationGrace = TimeSpan.FromMilliseconds(20) };
        var report = await _store.RunAsync(task, run);
        Assert.Contains("did not heed", report.Tasks.Single(t => t.State == TaskState.Failed).Error!.Message, StringComparison.Ordinal);
        go.SetResult();
        Assert.Null(await Pipeline.Open(_store.Store).FindAsync(task));
    }

    [Fact]
    public async Task What_a_task_waits_for_does_not_count_for_its_time()
    {
        TaskRegistry.Register([TaskDescriptor.Of<Step>()]);
        var gate = new TaskCompletionSource();
        using var timer = new Timer(_ => gate.TrySetResult(), null, TimeSpan.FromMilliseconds(1_200), Timeout.InfiniteTimeSpan);
        var slow = new Step("slow")
        {
            Body = async (_, _) =>
            {
                await gate.Task;
                return "made";
            },
        };
        var asks = new UrgentStep("asks") { Body = async context => await context.RequireAsync(slow) };
        Assert.Equal(new RunCounts(2, 0, 0, 0), (await _store.RunAsync(asks, new RunOptions())).Counts);
    }

    [Fact]
    public async Task So_many_failures_end_the_run()
    {
        Step[] steps = [.. Enumerable.Range(0, 10).Select(i => new Step($"s{i}") { Body = (_, _) => throw new IOException() })];
        var report = await Pipeline.Open(_store.Store).RunAsync(steps, new RunOptions { Workers = 1, MaxFailures = 3 });
        Assert.Equal(new RunCounts(0, 0, 3, 7), report.Counts);
    }

    [Fact]
    public async Task A_graph_that_explodes_is_stopped_and_what_was_made_stays()
    {
        TaskRegistry.Register([TaskDescriptor.Of<Step>()]);
        var first = new Step("first");
        var root = new Step("root") { Needs = [first], Body = async (_, context) => await context.RequireAsync(Deeper(0)) };
        var report = await _store.RunAsync(root, new RunOptions { MaxTasks = 100 });
        Assert.Equal(RunState.Failed, report.State);
        Assert.Equal(1, report.Counts.Failed);
        Assert.Contains("more than 100 tasks", report.Tasks.Single(t => t.State == TaskState.Failed).Error!.Message, StringComparison.Ordinal);
        Assert.NotNull(await Pipeline.Open(_store.Store).FindAsync(first));

        static Step Deeper(int depth) => new($"deep{depth}") { Body = async (_, context) => await context.RequireAsync(Deeper(depth + 1)) };
    }

    [Fact]
    public async Task A_requirement_without_an_end_is_stopped()
    {
        var late = new Step("late") { Later = _ => Endless() };
        var report = await _store.RunAsync(late, new RunOptions { MaxTasks = 100 });
        Assert.Contains("more than 100 tasks", Assert.Single(report.Tasks, static t => t.State == TaskState.Failed).Error!.Message, StringComparison.Ordinal);

        var set = new RequirementSet(100);
        set.Begin(late, 1);
        set.AddMany(0, Enumerable.Repeat(Endless().Take(100), 7).SelectMany(static same => same));
        Assert.Contains("more than 100 tasks", Assert.Throws<RequirementException>(() => set.AddMany(0, Endless())).Message, StringComparison.Ordinal);

        static IEnumerable<Step> Endless()
        {
            for (var i = 0; ; i++)
                yield return new($"endless{i}");
        }
    }

    [Fact]
    public async Task A_requirement_that_gives_the_same_without_an_end_is_stopped()
    {
        var late = new Step("late") { Later = _ => Endless() };
        var report = await _store.RunAsync(late, new RunOptions { MaxTasks = 100 });
        var error = Assert.Single(report.Tasks, static t => t.State == TaskState.Failed).Error!;
        Assert.Contains("Requirement 'Later' of late gave 10000000 tasks in a row that it had given before, the last of them ", error.Message, StringComparison.Ordinal);

        var plan = await Pipeline.Open(_store.Store).PlanAsync([new Unending("all")], new RunOptions { MaxTasks = 100 });
        Assert.Contains("Requirement 'Parts' of Unending(Name: all) gave 10000000 tasks in a row", Assert.Single(plan.Failures).Error.Message, StringComparison.Ordinal);

        // What looks for what is still wanted has no limit.
        var set = new RequirementSet();
        set.Begin(new Unending("all"), 1);
        Assert.Contains("gave 10000000 tasks in a row", Assert.Throws<RequirementException>(() => set.AddMany(0, new Unending("all").Parts)).Message, StringComparison.Ordinal);

        static IEnumerable<Step> Endless()
        {
            Step[] same = [new("one"), new("other")];
            for (var i = 0; ; i ^= 1)
                yield return same[i];
        }
    }
}

/// <summary>Requires one and the same task for ever.</summary>
[Task]
internal sealed partial record Unending(string Name)
{
    private static readonly UnendingPart s_part = new();

    [Requires]
    public IEnumerable<UnendingPart> Parts
    {
        get
        {
            while (true)
                yield return s_part;
        }
    }

    public int Run(IReadOnlyList<int> parts) => parts.Count;
}

/// <summary>What <see cref="Unending"/> requires.</summary>
[Task]
internal sealed partial record UnendingPart
{
    public int Run() => 1;
}
