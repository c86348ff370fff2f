using Refrain.Planning;
using Refrain.Stores;
using Refrain.Tests.Running;

namespace Refrain.Tests.Planning;

/// <summary>Which work is done first, and which has to wait for a resource, as dialogues with the graph.</summary>
public sealed class RankTests
{
    private TaskGraph _graph = new(resources: new Dictionary<string, int>());

    [Fact]
    public void What_arrived_first_is_done_first_where_nothing_else_is_known()
    {
        Add(new Step("a"), new Step("b"), new Step("c"));
        Assert.Equal("a b c", Take(3));
    }

    [Fact]
    public void A_priority_lifts_what_the_task_requires_also_where_that_is_ready_already()
    {
        var shared = new Step("shared") { Needs = [new Step("deep")] };
        Add(new Step("a"), shared, new Step("b"));
        _graph.Add(new UrgentStep("urgent") { Needs = [shared] });
        Supply();
        Assert.Equal("deep", Take(1));
        Complete("deep");
        Assert.Equal("shared", Take(1));
        Complete("shared");
        Assert.Equal("urgent a b", Take(3));
    }

    [Fact]
    public void The_longer_way_to_the_end_goes_first_by_what_tasks_took_last()
    {
        var times = new Dictionary<string, double> { ["short"] = 1, ["long"] = 1, ["after short"] = 2, ["after long"] = 90 };
        var first = new Step("short");
        var second = new Step("long");
        foreach (var root in new[] { new Step("after short") { Needs = [first] }, new Step("after long") { Needs = [second] } })
            _graph.Add(root, forced: true);
        Supply(times);
        Assert.Equal("long short", Take(2));
    }

    [Fact]
    public void Of_a_resource_no_more_is_used_than_there_is_and_others_go_on()
    {
        Add(new GpuStep("g1"), new GpuStep("g2"), new Step("s"));
        Assert.Equal("g1 s", Take(2));
        Assert.False(_graph.TryTake(out _));
        Complete("g1");
        Assert.Equal("g2", Take(1));
    }

    [Fact]
    public void What_fails_gives_its_resource_back()
    {
        Add(new GpuStep("g1"), new GpuStep("g2"));
        Assert.Equal("g1", Take(1));
        _graph.Fail(Find("g1"), new IOException());
        Assert.Equal("g2", Take(1));
    }

    [Fact]
    public void A_resource_may_shrink_and_grow_while_tasks_run()
    {
        _graph = new(resources: new Dictionary<string, int> { ["gpu"] = 3 });
        Add([.. Enumerable.Range(1, 6).Select(i => new GpuStep($"g{i}"))]);
        Assert.Equal("g1 g2 g3", Take(3));
        _graph.SetCapacity("gpu", 1);
        Complete("g1");
        Complete("g2");
        Assert.False(_graph.TryTake(out _));
        Complete("g3");
        Assert.Equal("g4", Take(1));
        Assert.False(_graph.TryTake(out _));
        _graph.SetCapacity("gpu", 3);
        Assert.Equal("g5 g6", Take(2));
    }

    [Fact]
    public void A_suspended_task_leaves_its_resource_to_what_it_waits_for()
    {
        Add(new GpuStep("asks"));
        Assert.Equal("asks", Take(1));
        Assert.False(_graph.Ask(Find("asks"), [new GpuStep("asked")]));
        Supply();
        Assert.Equal("asked", Take(1));
        Assert.False(_graph.TryTake(out _));
        Complete("asked");
        Assert.True(_graph.TryTake(out var work));
        Assert.Equal((Find("asks"), WorkKind.Resume), (work.Node, work.Kind));
        Assert.Null(_graph.Grant(work.Node));
    }

    [Fact]
    public void Who_uses_more_than_there_is_fails_and_says_so()
    {
        _graph = new(resources: new Dictionary<string, int> { ["gpu"] = 0 });
        Add(new GpuStep("g"));
        Assert.Contains("--resource gpu=N", Find("g").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_plan_resources_do_not_matter()
    {
        _graph = new();
        Add(new GpuStep("g1"), new GpuStep("g2"));
        Assert.Equal("g1 g2", Take(2));
    }

    [Fact]
    public void A_task_never_runs_on_a_part_of_its_inputs_because_there_were_too_many()
    {
        _graph = new(most: 3);
        Add(new Step("root") { Needs = [new Step("a"), new Step("b"), new Step("c")] });
        Assert.Equal(NodeState.Failed, Find("root").State);
        Assert.Equal("a b", Take(2));
        Complete("a");
        Complete("b");
        Assert.True(_graph.IsEnded);
    }

    [Fact]
    public void Nor_on_a_part_of_what_it_requires_at_run_time()
    {
        _graph = new(most: 3);
        _graph.Add(new Step("root") { Later = _ => [] });
        Supply();
        Assert.True(_graph.TryTake(out var asking));
        _graph.Extend(asking.Node, asking.Requirement, [new Step("a"), new Step("b"), new Step("c")]);
        Supply();
        Assert.Equal(NodeState.Failed, Find("root").State);
        Assert.Contains("--max-tasks", Find("root").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ever_more_tasks_are_stopped_by_the_limit()
    {
        _graph = new(most: 3);
        Add(new Step("a"), new Step("b"), new Step("c"));
        Assert.Equal("a", Take(1));
        var error = Assert.Throws<RequirementException>(() => _graph.Ask(Find("a"), [new Step("d")]));
        Assert.Contains("--max-tasks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_one_too_many_is_so_for_each_who_asks_for_it()
    {
        _graph = new(most: 2);
        Add(new Step("a"), new Step("b"));
        Assert.Equal("a b", Take(2));
        foreach (var name in (string[])["a", "b"])
        {
            Assert.Throws<RequirementException>(() => _graph.Ask(Find(name), [new Step("shared")]));
            _graph.Fail(Find(name), new IOException());
        }

        Assert.True(_graph.IsEnded);
        Assert.Equal(2, _graph.Nodes.Count);
    }

    private void Add(params ITask[] roots)
    {
        foreach (var root in roots)
            _graph.Add(root);
        Supply();
    }

    /// <summary>Tells that the catalog has nothing, or what it has took so many seconds.</summary>
    private void Supply(Dictionary<string, double>? seconds = null)
    {
        for (var nodes = _graph.TakeUnsupplied(); nodes.Count > 0; nodes = _graph.TakeUnsupplied())
        {
            foreach (var node in nodes)
                _graph.Supply(node, seconds is null ? null : EntryOf(node, seconds[node.Task.ToString()!]) with { TaskVersion = 7 }, damaged: false);
        }
    }

    private string Take(int count)
    {
        var taken = new List<string>();
        while (taken.Count < count)
        {
            Assert.True(_graph.TryTake(out var work));
            if (work.Kind == WorkKind.Require)
                _graph.Extend(work.Node, work.Requirement, []);
            else
                taken.Add(work.Node.Task.ToString()!);
        }

        return string.Join(' ', taken);
    }

    private void Complete(string name) => _graph.Complete(Find(name), EntryOf(Find(name), 1));

    private Node Find(string name) => _graph.Nodes.Single(n => n.Task.ToString() == name);

    private static CatalogEntry EntryOf(Node node, double seconds) => new()
    {
        Key = node.Key,
        Name = "Step",
        Message = default,
        Version = ContentHash.Of(node.Task.ToString()!),
        StartedAt = DateTimeOffset.UnixEpoch,
        CompletedAt = DateTimeOffset.UnixEpoch.AddSeconds(seconds),
    };
}
