using System.Globalization;
using Refrain.Planning;
using Refrain.Running;
using Workflows;

namespace Refrain.Tests.Running;

/// <summary>Estimates come with the events of a run, and cost next to nothing however large it is.</summary>
public sealed class EstimatesTests : IDisposable
{
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_large_graph_is_looked_at_the_later_the_larger_it_is()
    {
        var time = new TickingTime();
        var run = new SimulatedRun(1, _ => 1);
        run.Add([.. Enumerable.Range(0, 1_000).Select(i => new Job(i.ToString(CultureInfo.InvariantCulture)))], _ => 1);
        var estimates = new Estimates(new RunOptions { Workers = 1 }, time);
        Assert.Null(estimates.Now(run.Graph, run.UsedBy));
        time.Pass(TimeSpan.FromMilliseconds(99));
        Assert.Null(estimates.Now(run.Graph, run.UsedBy));
        time.Pass(TimeSpan.FromMilliseconds(2));
        Assert.Equal(TimeSpan.FromSeconds(1_000), estimates.Now(run.Graph, run.UsedBy)!.Value.Least);

        // The next is not made before its time; the last is carried on.
        time.Pass(TimeSpan.FromMilliseconds(50));
        Assert.Equal(TimeSpan.FromMilliseconds(999_950), estimates.Now(run.Graph, run.UsedBy)!.Value.Least);
        time.Pass(TimeSpan.FromMilliseconds(60));
        Assert.Equal(TimeSpan.FromSeconds(1_000), estimates.Now(run.Graph, run.UsedBy)!.Value.Least);
    }

    [Fact]
    public void What_costs_more_is_done_more_seldom()
    {
        var time = new TickingTime();
        var run = new SimulatedRun(1, _ => 1);
        run.Add([new Job("a")], _ => 1);
        var estimates = new Estimates(new RunOptions { Workers = 1 }, time);
        time.Pass(TimeSpan.FromSeconds(1));
        estimates.Now(run.Graph, Slowly);
        time.Pass(TimeSpan.FromSeconds(98));
        estimates.Now(run.Graph, _ => throw new InvalidOperationException("too soon"));
        time.Pass(TimeSpan.FromSeconds(2));
        Assert.NotNull(estimates.Now(run.Graph, _ => null));

        TimeSpan? Slowly(Node node)
        {
            time.Pass(TimeSpan.FromSeconds(1));
            return null;
        }
    }

    [Fact]
    public async Task Events_tell_how_long_the_rest_takes_by_what_was_recorded()
    {
        var time = new TickingTime();
        _store.Options = new() { Time = time };
        UrgentStep[] steps = [.. Enumerable.Range(0, 4).Select(i => new UrgentStep($"s{i}")
        {
            Body = _ =>
            {
                time.Pass(TimeSpan.FromSeconds(10));
                return new("");
            },
        })];
        var pipeline = Pipeline.Open(_store.Store, _store.Options);
        var events = new List<(RunEventKind Kind, RunEstimate? Estimate)>();
        var run = new RunOptions { Workers = 1, Force = true, Progress = e => events.Add((e.Kind, e.Estimate)) };
        await pipeline.RunAsync(steps, run);
        Assert.Null(events[0].Estimate);

        // The worker may have gone through the next one by the time that the loop tells of the first.
        Assert.InRange(events.First(e => e.Kind == RunEventKind.Ended).Estimate!.Value.Most!.Value, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, events[^1].Estimate!.Value.Most);
        Assert.All(events.SkipWhile(e => e.Estimate is null), e => Assert.InRange(e.Estimate!.Value.Least, TimeSpan.Zero, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task What_a_task_waits_for_is_no_part_of_how_long_it_takes()
    {
        TaskRegistry.Register([TaskDescriptor.Of<Step>()]);
        var time = new TickingTime();
        _store.Options = new() { Time = time };
        var slow = new Step("slow")
        {
            Body = (_, _) =>
            {
                time.Pass(TimeSpan.FromSeconds(100));
                return new("");
            },
        };
        var asks = new UrgentStep("asks")
        {
            Body = async context =>
            {
                // Less than the type's limit of a second: what is left of that runs on a real timer.
                time.Pass(TimeSpan.FromMilliseconds(100));
                var text = await context.RequireAsync(slow);
                time.Pass(TimeSpan.FromMilliseconds(200));
                return text;
            },
        };
        var report = await _store.RunAsync(asks, new RunOptions { Workers = 1 });
        Assert.Equal(TimeSpan.FromMilliseconds(300), report.Tasks.Single(t => t.Task.Equals(asks)).Duration);
        var entry = (await _store.Catalog.FindAsync([((ITask)asks).Key])).Values.Single();
        Assert.Equal(TimeSpan.FromMilliseconds(300), entry.CompletedAt - entry.StartedAt);
    }

    /// <summary>A clock that stands unless it is set forward.</summary>
    private sealed class TickingTime : TimeProvider
    {
        private long _ticks = DateTimeOffset.UnixEpoch.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
    }
}
