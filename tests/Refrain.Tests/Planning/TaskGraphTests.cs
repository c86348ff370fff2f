using Refrain.Planning;
using Refrain.Stores;
using Refrain.Tests.Running;

namespace Refrain.Tests.Planning;

/// <summary>Dialogues with the state machine: add, supply, take, tell, ask again.</summary>
public sealed class TaskGraphTests
{
    private readonly TaskGraph _graph = new();

    [Fact]
    public void Work_is_given_in_the_order_in_which_it_became_ready()
    {
        var a = new Step("a");
        var b = new Step("b");
        Add(new Step("c") { Needs = [a, b] });

        var first = Take();
        var second = Take();
        Assert.Equal(["a", "b"], new[] { first.Node, second.Node }.Select(n => n.Task.ToString()).Order());
        Assert.False(_graph.TryTake(out _));

        _graph.Complete(first.Node, EntryOf(first.Node));
        Assert.False(_graph.TryTake(out _));
        _graph.Complete(second.Node, EntryOf(second.Node));
        Assert.Equal("c", Take().Node.Task.ToString());
        Assert.False(_graph.IsEnded);
    }

    [Fact]
    public void A_task_is_one_node_however_often_it_is_required()
    {
        var shared = new Step("shared");
        Add(new Step("a") { Needs = [shared] }, new Step("b") { Needs = [shared, new Step("shared")] });
        Assert.Equal(3, _graph.Nodes.Count);
        var work = Take();
        Assert.Equal("shared", work.Node.Task.ToString());
        _graph.Complete(work.Node, EntryOf(work.Node));
        Assert.Equal(["a", "b"], new[] { Take(), Take() }.Select(w => w.Node.Task.ToString()).Order());
    }

    [Fact]
    public void So_it_is_among_many_in_the_order_in_which_they_were_given_first()
    {
        Add(new Step("7"), new Step("5"));
        var root = new Step("root") { Needs = [.. Enumerable.Range(0, 3 * Expansion.Large).Select(i => new Step($"{i % (2 * Expansion.Large)}"))] };
        Add(root);
        string[] expected = ["7", "5", "root", .. Enumerable.Range(0, 2 * Expansion.Large).Where(i => i is not (5 or 7)).Select(i => $"{i}")];
        Assert.Equal(expected, _graph.Nodes.Select(n => n.Task.ToString()));
        Assert.Equal(Enumerable.Range(0, expected.Length), _graph.Nodes.Select(n => n.Order));
        Assert.Equal(Enumerable.Range(0, 2 * Expansion.Large).Select(i => $"{i}"), _graph[TaskKey.Of(root)].Required[0].Select(n => n.Task.ToString()));
        Assert.All(_graph[TaskKey.Of(root)].Required[0], n => Assert.Same(_graph.Find(n.Key), n));
    }

    [Fact]
    public void A_failure_skips_what_depends_on_it_and_siblings_go_on()
    {
        var bad = new Step("bad");
        Add(new Step("after") { Needs = [bad, new Step("good")] }, new Step("far") { Needs = [new Step("after") { Needs = [bad, new Step("good")] }] });
        Work[] works = [Take(), Take()];
        _graph.Fail(works.Single(w => w.Node.Task.ToString() == "bad").Node, new IOException("bad"));
        var good = works.Single(w => w.Node.Task.ToString() == "good").Node;
        _graph.Complete(good, EntryOf(good));
        Assert.True(_graph.IsEnded);
        Assert.Equal(["after: Skipped", "bad: Failed", "far: Skipped", "good: Executed"], _graph.Nodes.Select(n => $"{n.Task}: {n.State}").Order());
    }

    [Fact]
    public void What_is_required_at_run_time_and_has_failed_before_skips_the_task()
    {
        var bad = new Step("bad");
        Add(bad, new Step("late") { Later = _ => [bad] });
        var asking = Take();
        Assert.Equal(WorkKind.Require, asking.Kind);
        _graph.Fail(Take().Node, new IOException());
        _graph.Extend(asking.Node, asking.Requirement, [bad]);
        Assert.Equal(NodeState.Skipped, asking.Node.State);
    }

    [Fact]
    public void A_reader_of_damaged_bytes_waits_for_their_producer_and_tries_again()
    {
        var producer = new Step("producer");
        Add(new Step("reader") { Needs = [producer], Later = _ => [new Step("more")] });
        var made = Take().Node;
        _graph.Complete(made, EntryOf(made));
        var asks = Take();
        _graph.Extend(asks.Node, asks.Requirement, [new Step("more")]);
        Supply();
        var more = Take().Node;
        _graph.Complete(more, EntryOf(more));
        var reader = Take();
        Assert.Equal(WorkKind.Run, reader.Kind);

        Assert.True(_graph.Corrupt(reader.Node, made));
        var again = Take();
        Assert.Equal((made, new Reason(ReasonKind.Corrupt)), (again.Node, again.Node.Reason!.Value));
        Assert.False(_graph.TryTake(out _));
        _graph.Complete(made, EntryOf(made));
        var requires = Take();
        Assert.Equal(WorkKind.Require, requires.Kind);
        _graph.Extend(requires.Node, requires.Requirement, [new Step("more")]);
        Assert.Equal((reader.Node, WorkKind.Run), (Take() is var w ? w.Node : null, w.Kind));
        Assert.Equal(2, reader.Node.Inputs.Count());
    }

    [Fact]
    public void Deep_and_wide_graphs_need_no_stack()
    {
        var chain = new Step("0");
        for (var i = 1; i < 50_000; i++)
            chain = new Step($"{i}") { Needs = [chain] };
        Add(chain);
        var done = 0;
        while (_graph.TryTake(out var work))
        {
            _graph.Complete(work.Node, EntryOf(work.Node));
            done++;
        }

        Assert.Equal(50_000, done);
        Assert.True(_graph.IsEnded);
        Assert.Equal("0", _graph.InDependencyOrder()[0].Task.ToString());
    }

    [Fact]
    public void The_order_of_the_graph_follows_what_is_asked_for_and_what_no_longer_is()
    {
        Add(new Step("asks"), new Step("other"));
        Assert.Equal("asks other", Order());
        var asks = Take().Node;
        Assert.False(_graph.Ask(asks, [new Step("asked"), new Step("other")]));
        Assert.Equal("asked other asks", Order());
        _graph.Retry(asks);
        Assert.Equal("asks other asked", Order());

        string Order() => string.Join(' ', _graph.InDependencyOrder().Select(n => n.Task.ToString()));
    }

    [Fact]
    public void Tasks_that_require_each_other_are_found()
    {
        var needs = new List<ITask>();
        var a = new Step("a") { Needs = needs };
        needs.Add(new Step("b") { Needs = [a] });
        Add(a);
        Assert.False(_graph.TryTake(out _));
        Assert.Equal(["a", "b", "a"], _graph.FindCycle().Select(n => n.Task.ToString()));
    }

    private static CatalogEntry EntryOf(Node node) =>
        new() { Key = node.Key, Name = "Step", Message = default, Version = ContentHash.Of(node.Task.ToString()!) };

    private void Add(params Step[] roots)
    {
        foreach (var root in roots)
            _graph.Add(root);
        Supply();
    }

    private void Supply()
    {
        for (var nodes = _graph.TakeUnsupplied(); nodes.Count > 0; nodes = _graph.TakeUnsupplied())
        {
            foreach (var node in nodes)
                _graph.Supply(node, null, damaged: false);
        }
    }

    private Work Take()
    {
        Assert.True(_graph.TryTake(out var work));
        if (work.Kind == WorkKind.Require && ((Step)work.Node.Task).Later is null)
        {
            _graph.Extend(work.Node, work.Requirement, []);
            return Take();
        }

        return work;
    }
}
