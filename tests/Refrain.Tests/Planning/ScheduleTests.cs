using System.Globalization;
using Refrain.Planning;
using Workflows;

namespace Refrain.Tests.Planning;

/// <summary>The graph's order is list scheduling by the longest path, held against one that is written down as it is defined.</summary>
public sealed class ScheduleTests
{
    private const int Seeds = 400;

    [Fact]
    public void Random_graphs_take_as_long_as_by_list_scheduling()
    {
        var differed = 0;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new Random(seed);
            var workflow = RandomWorkflow.Of(random);
            var workers = random.Next(1, 9);
            var run = SimulatedRun.Of(workflow, workers);
            var naive = ListSchedule.Makespan(workflow, workers, i => run.Graph[((ITask)new Job(workflow.Names[i])).Key].Order);
            var ours = run.Finish();
            Assert.True(ours == naive, $"seed {seed}: {ours} instead of {naive} with {workers} workers");
            Assert.True(ours >= workflow.LowerBound(workers), $"seed {seed}: {ours} is less than can be");
            differed += SimulatedRun.Of(workflow, workers, isFirst: true).Finish() > ours ? 1 : 0;
        }

        // Were it not so, the durations would not matter, and nothing would be shown.
        Assert.True(differed > Seeds / 20, $"only {differed} were the better for the durations that are known");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Large_graphs_are_ranked_whether_tasks_arrive_before_what_they_require_or_not(bool isBefore)
    {
        var workflow = Layers(new Random(1), 90);
        var (jobs, seconds) = SimulatedRun.JobsOf(workflow);
        var run = new SimulatedRun(3, node => seconds[node.Key]);
        run.Add(isBefore ? [jobs[^1]] : jobs, node => seconds[node.Key]);
        Assert.True(run.Graph.TaskCount > Expansion.Large);
        Assert.Equal(isBefore, run.Graph.Nodes.All(node => node.AllInputs.All(input => input.Order > node.Order)));
        Assert.Equal(ListSchedule.Makespan(workflow, 3, i => run.Graph[((ITask)jobs[i]).Key].Order), run.Finish());
    }

    /// <summary>Layers of a hundred, of which each needs two of the layer before, and one that needs all of the last.</summary>
    private static Workflow Layers(Random random, int count)
    {
        const int Width = 100;
        var all = Enumerable.Range(0, (count * Width) + 1).ToArray();
        return new(
            [.. all.Select(i => i.ToString(CultureInfo.InvariantCulture))],
            [.. all.Select(_ => (double)random.Next(1, 40))],
            [.. all.Select(i => i < Width ? [] : i == all.Length - 1 ? all[^(Width + 1)..^1] : (int[])[i - Width, ((i / Width) - 1) * Width + ((i + 1) % Width)])]);
    }

    [Fact]
    public void Workflows_of_both_forms_are_read_in_an_order_that_can_be_run()
    {
        const string New = """
            {"schemaVersion": "1.5", "workflow": {
              "specification": {"tasks": [
                {"name": "sum", "id": "s", "parents": ["a", "b"], "children": []},
                {"name": "first", "id": "a", "parents": [], "children": ["s"]},
                {"name": "second", "id": "b", "parents": ["a"], "children": []}]},
              "execution": {"tasks": [{"id": "a", "runtimeInSeconds": 2.5}, {"id": "b", "runtimeInSeconds": 3}, {"id": "s", "runtimeInSeconds": 1}]}}}
            """;
        const string Old = """
            {"schemaVersion": "1.3", "workflow": {"tasks": [
              {"name": "s", "runtime": 1, "parents": ["a", "b"]},
              {"name": "a", "runtime": 2.5, "parents": [], "children": ["b"]},
              {"name": "b", "runtime": 3, "parents": ["a"]}]}}
            """;
        foreach (var json in (string[])[New, Old])
        {
            var workflow = WorkflowFile.Read(json);
            Assert.Equal(["a", "b", "s"], workflow.Names);
            Assert.Equal([2.5, 3, 1], workflow.Seconds);
            Assert.Equal([[], [0], [0, 1]], workflow.Needs);
            Assert.Equal(6.5, workflow.CriticalPath);
            Assert.Equal(6.5, SimulatedRun.Of(workflow, 2).Finish());
        }
    }

    [Theory]
    [InlineData("""{"workflow": {"tasks": [{"name": "a", "parents": ["b"]}, {"name": "b", "parents": ["a"]}]}}""", "cycle")]
    [InlineData("""{"workflow": {"tasks": [{"name": "a", "parents": ["nobody"]}]}}""", "nobody")]
    [InlineData("""{"workflow": {}}""", "tasks")]
    [InlineData("""{"name": "x"}""", "workflow")]
    public void What_is_no_workflow_is_refused_and_said(string json, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => WorkflowFile.Read(json)).Message, StringComparison.Ordinal);
}
