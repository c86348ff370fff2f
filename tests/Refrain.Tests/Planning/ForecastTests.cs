using Refrain.Planning;
using Refrain.Tests.Running;
using Workflows;

namespace Refrain.Tests.Planning;

/// <summary>How long the rest of a run takes: bounds that hold where durations are what they were, and no number where nothing is known.</summary>
public sealed class ForecastTests
{
    private const int Seeds = 300;
    private static readonly Dictionary<string, int> s_none = [];
    private static readonly TimeSpan s_rounding = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void At_every_moment_of_a_run_what_is_left_is_within_the_bounds()
    {
        var (moments, exact) = (0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new Random(seed);
            var workflow = RandomWorkflow.Of(random);
            var workers = random.Next(1, 9);
            var end = SimulatedRun.Of(workflow, workers).Finish();
            var forecast = new Forecast(workers, s_none);
            var (jobs, seconds) = SimulatedRun.JobsOf(workflow);
            SimulatedRun run = null!;
            run = new(workers, node => seconds[node.Key]) { Moment = Look, Ended = node => forecast.Ran(node, TimeSpan.FromSeconds(seconds[node.Key])) };
            run.Add(jobs, node => seconds[node.Key]);
            run.Finish();

            void Look()
            {
                var left = TimeSpan.FromSeconds(end - run.Now);
                var estimate = forecast.Of(run.Graph.InDependencyOrder(), node => TaskGraph.OutlookOf(node, run.UsedBy(node)))!.Value;
                Assert.True(
                    estimate.Least <= left + s_rounding && estimate.Most >= left - s_rounding && estimate.Unknown == 0,
                    $"seed {seed} at {run.Now} of {end} with {workers} workers: {estimate}");
                moments++;
                exact += estimate.Most - estimate.Least < s_rounding * 2 ? 1 : 0;
            }
        }

        // Bounds are no use if they are far apart where they need not be, as in a chain and with one worker.
        Assert.True(exact > moments / 10, $"{exact} of {moments} are exact");
    }

    [Fact]
    public void A_machine_that_is_slower_today_takes_longer()
    {
        var (forecast, run) = Chain([100, 100, 100, 100], workers: 1);
        Assert.Equal(400, Least(forecast, run), 0.001);
        forecast.Ran(run.Graph.Nodes.Single(n => n.Task.ToString() == "0"), TimeSpan.FromSeconds(200));

        // One second of its type counts as fast as all tasks go, and of all of them one as if nothing had changed.
        Assert.Equal(400 * (200 + 201.0 / 101) / 101, Least(forecast, run), 2);
    }

    [Fact]
    public void A_short_task_says_little_about_how_fast_it_goes()
    {
        var (forecast, run) = Chain([0.001, 100], workers: 1);
        forecast.Ran(run.Graph.Nodes.Single(n => n.Task.ToString() == "0"), TimeSpan.FromMilliseconds(30));
        Assert.InRange(Least(forecast, run), 100, 106);
    }

    [Fact]
    public void Of_what_nothing_is_known_nothing_is_said_until_one_of_its_kind_has_ended()
    {
        var (forecast, run) = Chain([null, null, null], workers: 2);
        Assert.Null(Of(forecast, run));
        forecast.Ran(run.Graph.Nodes[0], TimeSpan.FromSeconds(10));
        run.Graph.TryTake(out var work);
        run.Graph.Complete(work.Node, SimulatedRun.EntryOf(work.Node, 10));
        Assert.Equal(new RunEstimate(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20), 0), Of(forecast, run));
    }

    [Fact]
    public void What_is_known_of_a_part_is_a_lower_bound_and_says_how_much_is_not_known()
    {
        var graph = new TaskGraph();
        graph.Add(new Job("known"), forced: true);
        graph.Add(new UrgentStep("unknown"), forced: true);
        foreach (var node in graph.TakeUnsupplied())
            graph.Supply(node, node.Task is Job ? SimulatedRun.EntryOf(node, 30) : null, damaged: false);
        var estimate = new Forecast(2, s_none).Of(graph.InDependencyOrder(), node => TaskGraph.OutlookOf(node, null));
        Assert.Equal(new RunEstimate(TimeSpan.FromSeconds(30), null, 1), estimate);
    }

    [Fact]
    public void What_may_turn_out_to_be_up_to_date_counts_for_the_most_alone()
    {
        var graph = new TaskGraph();
        var first = new Job("first");
        graph.Add(new Job("second") { Needs = [first] });
        graph.Add(first, forced: true);
        foreach (var node in graph.TakeUnsupplied())
            graph.Supply(node, SimulatedRun.EntryOf(node, 10) with { Schema = node.Descriptor.Output!.Schema }, damaged: false);
        var estimate = new Forecast(2, s_none).Of(graph.InDependencyOrder(), node => TaskGraph.OutlookOf(node, null));
        Assert.Equal(new RunEstimate(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), 0), estimate);
    }

    [Fact]
    public void Requirements_that_are_yet_to_be_evaluated_are_not_known()
    {
        var graph = new TaskGraph();
        graph.Add(new Step("later") { Later = _ => [] }, forced: true);
        foreach (var node in graph.TakeUnsupplied())
            graph.Supply(node, SimulatedRun.EntryOf(node, 10), damaged: false);
        var estimate = new Forecast(1, s_none).Of(graph.InDependencyOrder(), node => TaskGraph.OutlookOf(node, null))!.Value;
        Assert.Equal((TimeSpan.FromSeconds(10), null, 1), (estimate.Least, estimate.Most, estimate.Unknown));
    }

    [Theory]
    [InlineData(4, 6.0, 0)]
    [InlineData(12, 0.0, 0)]
    [InlineData(16, 0.0, 1)]
    public void A_task_that_takes_too_long_may_end_at_any_moment_and_later_nothing_is_known_of_it(double used, double left, int unknown)
    {
        var (forecast, run) = Chain([10], workers: 1);
        run.Graph.TryTake(out _);
        var estimate = forecast.Of(run.Graph.InDependencyOrder(), node => TaskGraph.OutlookOf(node, TimeSpan.FromSeconds(used)));
        if (unknown > 0)
            Assert.Null(estimate);
        else
            Assert.Equal((TimeSpan.FromSeconds(left), TimeSpan.FromSeconds(left)), (estimate!.Value.Least, estimate.Value.Most));
    }

    [Fact]
    public void A_resource_that_few_can_use_at_once_is_a_bound_too()
    {
        var graph = new TaskGraph(resources: s_none);
        for (var i = 0; i < 4; i++)
            graph.Add(new GpuStep($"g{i}"), forced: true);
        foreach (var node in graph.TakeUnsupplied())
            graph.Supply(node, SimulatedRun.EntryOf(node, 10), damaged: false);
        Assert.Equal(40, new Forecast(4, s_none).Of(graph.InDependencyOrder(), node => TaskGraph.OutlookOf(node, null))!.Value.Least.TotalSeconds, 0.001);
        Assert.Equal(20, new Forecast(4, new Dictionary<string, int> { ["gpu"] = 2 }).Of(graph.InDependencyOrder(), node => TaskGraph.OutlookOf(node, null))!.Value.Least.TotalSeconds, 0.001);
    }

    [Fact]
    public void When_nothing_is_left_it_takes_no_time() =>
        Assert.Equal(new RunEstimate(TimeSpan.Zero, TimeSpan.Zero, 0), new Forecast(1, s_none).Of([], _ => default));

    [Fact]
    public void Later_less_is_left_and_never_less_than_nothing()
    {
        var estimate = new RunEstimate(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), 0);
        Assert.Equal(new RunEstimate(TimeSpan.Zero, TimeSpan.FromSeconds(10), 0), estimate.After(TimeSpan.FromSeconds(10)));
        Assert.Null((estimate with { Most = null }).After(TimeSpan.FromSeconds(10)).Most);
    }

    private static double Least(Forecast forecast, SimulatedRun run) => Of(forecast, run)!.Value.Least.TotalSeconds;

    private static RunEstimate? Of(Forecast forecast, SimulatedRun run) =>
        forecast.Of(run.Graph.InDependencyOrder(), node => TaskGraph.OutlookOf(node, run.UsedBy(node)));

    /// <summary>Tasks of which each requires the one before, that took so long.</summary>
    private static (Forecast Forecast, SimulatedRun Run) Chain(double?[] seconds, int workers)
    {
        var run = new SimulatedRun(workers, _ => 0);
        Job? last = null;
        for (var i = 0; i < seconds.Length; i++)
            last = new($"{i}") { Needs = last is null ? [] : [last] };
        run.Add([last!], node => seconds[int.Parse(node.Task.ToString()!, System.Globalization.CultureInfo.InvariantCulture)]);
        return (new(workers, s_none), run);
    }
}
