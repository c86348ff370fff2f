using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>Small tasks stand in line for the workers of this process; that changes nothing about what a run promises.</summary>
public sealed class LineTests : IDisposable
{
    private const int Many = 3_000;
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_are_at_work_than_there_are_workers_and_each_runs_once(int workers)
    {
        var (atWork, most, ran) = (0, 0, 0);
        Step[] steps = [.. Enumerable.Range(0, Many).Select(i => new Step($"s{i}")
        {
            Body = (_, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref atWork));
                Interlocked.Increment(ref ran);
                Interlocked.Decrement(ref atWork);
                return new("made");
            },
        })];
        var report = await _store.RunAsync(new Step("root") { Needs = steps }, new RunOptions { Workers = workers });
        Assert.Equal(new RunCounts(Many + 1, 0, 0, 0), report.Counts);
        Assert.Equal(Many, ran);
        Assert.InRange(most, 1, workers);
    }

    [Fact]
    public async Task After_a_failure_nothing_begins_however_many_stand_in_line()
    {
        var (failed, after) = (false, 0);
        Step[] steps = [.. Enumerable.Range(0, Many).Select(i => new Step($"s{i}")
        {
            Body = (_, _) =>
            {
                if (failed)
                    after++;
                if (i == Many / 2)
                    failed = true;
                return failed ? throw new InvalidDataException("half") : new("made");
            },
        })];
        var report = await _store.RunAsync(new Step("root") { Needs = steps }, new RunOptions { Workers = 1, KeepGoing = false });
        Assert.Equal((1, Many / 2, 0), (report.Counts.Failed, report.Counts.Executed, after));
        Assert.Equal(RunState.Failed, report.State);
    }

    [Fact]
    public async Task With_failures_allowed_no_more_fail_than_that()
    {
        Step[] steps = [.. Enumerable.Range(0, Many).Select(i => new Step($"s{i}") { Body = (_, _) => i < 200 ? new("made") : throw new InvalidDataException("late") })];
        var report = await _store.RunAsync(new Step("root") { Needs = steps }, new RunOptions { Workers = 1, KeepGoing = true, MaxFailures = 5 });
        Assert.Equal((5, 200), (report.Counts.Failed, report.Counts.Executed));
    }

    [Fact]
    public async Task What_stands_in_line_when_the_run_is_cancelled_is_not_begun()
    {
        using var cancel = new CancellationTokenSource();
        var ran = 0;
        Step[] steps = [.. Enumerable.Range(0, Many).Select(i => new Step($"s{i}")
        {
            Body = (_, _) =>
            {
                if (++ran == Many / 2)
                    cancel.Cancel();
                return new("made");
            },
        })];
        var report = await _store.RunAsync(new Step("root") { Needs = steps }, new RunOptions { Workers = 1 }, cancel.Token);
        Assert.Equal((RunState.Cancelled, Many / 2), (report.State, ran));
    }

    [Fact]
    public async Task Events_of_small_tasks_come_in_order_and_each_begins_before_its_body()
    {
        var begun = new HashSet<string>();
        Step[] steps = [.. Enumerable.Range(0, Many).Select(i => new Step($"s{i}")
        {
            Body = (_, _) =>
            {
                lock (begun)
                    return begun.Contains($"s{i}") ? new("made") : throw new InvalidOperationException("not told of");
            },
        })];
        var events = new List<(RunEventKind Kind, string Task)>();
        var report = await _store.RunAsync(new Step("root") { Needs = steps }, new RunOptions
        {
            Workers = 1,
            Progress = e =>
            {
                events.Add((e.Kind, ((Step)e.Task).Name));
                lock (begun)
                    begun.Add(((Step)e.Task).Name);
            },
        });
        Assert.Equal(RunState.Succeeded, report.State);
        Assert.Equal((Many + 1) * 2, events.Count);
        Assert.All(events.GroupBy(e => e.Task), task => Assert.Equal([RunEventKind.Started, RunEventKind.Ended], task.Select(e => e.Kind)));
    }

    [Fact]
    public async Task Small_tasks_that_ask_for_others_give_their_places_up_and_have_them_again()
    {
        var (atWork, most) = (0, 0);
        Step[] asked = [.. Enumerable.Range(0, 50).Select(i => new Step($"asked{i}") { Body = (_, _) => Work($"{i}") })];
        Step[] steps = [.. Enumerable.Range(0, 600).Select(i => new Step($"s{i}")
        {
            Body = async (_, context) =>
            {
                var text = await context.RequireAsync(asked[i % asked.Length]);
                return await Work(text);
            },
        })];
        TaskRegistry.Register([TaskDescriptor.Of<Step>()]);
        var report = await _store.RunAsync(new Step("root") { Needs = steps }, new RunOptions { Workers = 2 });
        Assert.Equal(new RunCounts(651, 0, 0, 0), report.Counts);
        Assert.InRange(most, 1, 2);

        ValueTask<string> Work(string text)
        {
            InterlockedMax(ref most, Interlocked.Increment(ref atWork));
            Interlocked.Decrement(ref atWork);
            return new(text);
        }
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value;)
        {
            var before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }
}
