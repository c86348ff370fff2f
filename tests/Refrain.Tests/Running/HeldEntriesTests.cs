using Refrain.Conformance;
using Refrain.Planning;
using Refrain.Running;
using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>What was made is held for its readers, and no longer than until they have ended, it is too much, or it is durable and nobody reads it soon.</summary>
public sealed class HeldEntriesTests
{
    private const int Young = 2;

    private readonly TaskGraph _graph = new(lean: 0);
    private long _number;

    [Fact]
    public void What_is_read_by_nobody_any_more_is_let_go_when_others_were_made_after_it()
    {
        var held = new HeldEntries(long.MaxValue, Young);
        var (read, reader) = (New(), New(NodeState.Executed));
        Add(held, read, reader);
        held.LetGo(_graph, _number);
        Assert.NotNull(read.Current);
        for (var i = 0; i < Young; i++)
            Add(held, New(), New(NodeState.Waiting));
        held.LetGo(_graph, _number);
        Assert.True(read.IsLetGo);
        Assert.Equal(Young, held.Count);
    }

    [Fact]
    public void What_waits_for_a_late_reader_is_held_and_let_go_after_that_one_has_ended_and_keeps_nothing_else_from_being_let_go()
    {
        var held = new HeldEntries(long.MaxValue, Young);
        var (late, lateReader) = (New(), New(NodeState.Waiting));
        Add(held, late, lateReader);
        Node[] others = [.. Enumerable.Range(0, 20).Select(_ => New())];
        foreach (var other in others)
        {
            Add(held, other, New(NodeState.UpToDate));
            held.LetGo(_graph, _number);
        }

        Assert.NotNull(late.Current);
        Assert.All(others[..^Young], static o => Assert.True(o.IsLetGo));
        lateReader.State = NodeState.Failed;
        held.LetGo(_graph, _number);
        Assert.True(late.IsLetGo);
    }

    [Fact]
    public void What_many_read_is_held_until_the_last_of_them_has_ended_whichever_that_is()
    {
        var held = new HeldEntries(long.MaxValue, Young);
        var read = New();
        Node[] readers = [.. Enumerable.Range(0, 50).Select(_ => New(NodeState.Ready))];
        foreach (var reader in readers[..^1])
            read.Dependents.Add(reader);
        Add(held, read, readers[^1]);
        for (var i = 0; i < Young; i++)
            Add(held, New(), New(NodeState.Waiting));
        foreach (var reader in readers.OrderBy(r => Array.IndexOf(readers, r) * 7 % readers.Length))
        {
            held.LetGo(_graph, _number);
            Assert.NotNull(read.Current);
            reader.State = NodeState.Executed;
        }

        held.LetGo(_graph, _number);
        Assert.True(read.IsLetGo);
    }

    [Fact]
    public void What_is_not_durable_is_held_whoever_has_read_it()
    {
        var held = new HeldEntries(0, Young);
        Node[] nodes = [.. Enumerable.Range(0, 10).Select(_ => New())];
        foreach (var node in nodes)
            Add(held, node, New(NodeState.Executed));
        held.LetGo(_graph, durable: 4);
        Assert.All(nodes[..4], static n => Assert.True(n.IsLetGo));
        Assert.All(nodes[4..], static n => Assert.NotNull(n.Current));
    }

    [Fact]
    public void Too_much_is_let_go_the_oldest_first_though_it_may_be_read_still()
    {
        var held = new HeldEntries(3 * CommitQueue.WeightOf(Entry(10)), Young);
        Node[] nodes = [.. Enumerable.Range(0, 10).Select(_ => New())];
        foreach (var node in nodes)
        {
            Add(held, node, New(NodeState.Ready));
            held.LetGo(_graph, _number);
        }

        Assert.Equal(3, held.Count);
        Assert.Equal(3, nodes.Count(static n => n.Current is not null));
        Assert.NotNull(nodes[^1].Current);
    }

    [Fact]
    public void What_nobody_reads_soon_is_held_until_it_is_durable()
    {
        var held = new HeldEntries(long.MaxValue, Young);
        var node = New();
        Add(held, node);
        held.LetGo(_graph, durable: 0);
        Assert.NotNull(node.Current);
        held.LetGo(_graph, durable: 1);
        Assert.True(node.IsLetGo);
    }

    private static Node New(NodeState state = NodeState.Executed) => new(new Step("s")) { State = state };

    private static CatalogEntry Entry(int number) => Entries.Entry(number);

    private void Add(HeldEntries held, Node node, Node? reader = null)
    {
        node.Current = Entry((int)++_number);
        if (reader is not null)
            node.Dependents.Add(reader);
        held.Add(node, node.Current, _number, reader is null ? null : node.Dependents.Peek());
    }
}
