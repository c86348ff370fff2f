using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Tests.Batches;

/// <summary>What is run together, and what waits for more, as dialogues with the graph.</summary>
public sealed class BatchGraphTests
{
    private readonly List<Work> _taken = [];
    private TaskGraph _graph = new(resources: new Dictionary<string, int> { ["desk"] = 5 });

    [Fact]
    public void A_batch_limit_splits()
    {
        Add(Enumerable.Range(1, 10).Select(i => new Chore("a", i)));
        Assert.Equal("1 2 3 4", Take());
        Assert.Equal("5 6 7 8", Take());
        Assert.Equal("9 10", Take());
        Assert.Equal("", Take());
    }

    [Fact]
    public void What_is_to_be_equal_is_equal_in_a_batch()
    {
        Add(Enumerable.Range(1, 6).Select(i => new Chore(i % 2 == 0 ? "even" : "odd", i)));
        Assert.Equal("1 3 5", Take());
        Assert.Equal("2 4 6", Take());
    }

    [Fact]
    public void Those_of_a_group_have_its_number_and_one_alone_has_none()
    {
        Add([new Chore("a", 1), new Chore("a", 2), new Chore("b", 3), new Chore("c", 4), new Chore("c", 5)]);
        Take();
        Take();
        Take();
        Assert.Equal([1, 1, 0, 2, 2], _taken.Select(w => w.Group));
    }

    [Fact]
    public void What_is_ready_is_shared_out_among_workers_that_have_nothing_to_do()
    {
        Add(Enumerable.Range(1, 7).Select(i => new Chore("a", i)));
        Assert.Equal("1 2 3", Take(workers: 3));
        Assert.Equal("4 5", Take(workers: 2));
        Assert.Equal("6 7", Take(workers: 1));
    }

    [Fact]
    public void What_is_fast_is_not_worth_sharing_out()
    {
        Add(Enumerable.Range(1, 6).Select(i => new Chore("a", i)));
        Assert.Equal("1 2 3", Take(workers: 6, least: 3));
        Assert.Equal("4 5 6", Take(workers: 5, least: 1000));
    }

    [Fact]
    public void While_something_runs_that_could_bring_more_a_batch_that_is_not_full_waits()
    {
        Add(Enumerable.Range(1, 3).Select(i => new Chore("a", i)));
        Assert.Equal("", Take(mayWait: true));
        Assert.Equal((3, 4, TimeSpan.FromHours(1)), _graph.WaitingBatches.Select(b => (b.Count, b.MaxSize, b.MaxDelay)).Single());
        Add([new Gate("g"), new Chore("b", 9)]);
        Assert.Equal("g", Take(mayWait: true));
        Assert.Equal("", Take(mayWait: true));
        Assert.Equal(2, _graph.WaitingBatches.Count);
    }

    [Fact]
    public void When_it_is_full_it_waits_no_longer()
    {
        Add(Enumerable.Range(1, 3).Select(i => new Chore("a", i)));
        Assert.Equal("", Take(mayWait: true));
        Add([new Chore("a", 4), new Chore("a", 5)]);
        Assert.Empty(_graph.WaitingBatches);
        Assert.Equal("1 2 3 4", Take(mayWait: true));
        Assert.Equal("", Take(mayWait: true));
        Assert.Equal(1, _graph.WaitingBatches.Single().Count);
    }

    [Fact]
    public void When_it_has_waited_long_enough_it_goes_as_it_is_and_the_next_waits_anew()
    {
        Add([new Chore("a", 1), new Chore("a", 2)]);
        Assert.Equal("", Take(mayWait: true));
        _graph.LetGo(_graph.WaitingBatches.Single());
        Assert.Equal("1 2", Take(mayWait: true));
        Add([new Chore("a", 3)]);
        Assert.Equal("", Take(mayWait: true));
        Assert.Single(_graph.WaitingBatches);
    }

    [Fact]
    public void When_nothing_runs_any_more_it_waits_no_longer()
    {
        Add([new Chore("a", 1), new Chore("b", 2)]);
        Assert.Equal("", Take(mayWait: true));
        Assert.Equal("1", Take(mayWait: false));
        Assert.Equal("2", Take(mayWait: false));
        Assert.Empty(_graph.WaitingBatches);
    }

    [Fact]
    public void Each_of_a_batch_uses_its_resources()
    {
        Add(Enumerable.Range(1, 5).Select(i => new DeskChore(i)));
        Assert.Equal("1 2", Take());
        Assert.Equal("", Take());
        _graph.Complete(Find("1"), EntryOf(Find("1")));
        Assert.Equal("3", Take());
        _graph.SetCapacity("desk", 100);
        Assert.Equal("4 5", Take());
    }

    [Fact]
    public void The_best_of_a_batch_decides_when_it_is_taken_and_who_goes_first()
    {
        Add(Enumerable.Range(1, 3).Select(i => new Chore("a", i)).Append<ITask>(new Gate("g")));
        _graph.Add(new Running.UrgentStep("u") { Needs = [new Chore("a", 2)] });
        Supply();
        Assert.Equal("2 1 3", Take());
        Assert.Equal("g", Take());
    }

    [Fact]
    public void What_was_taken_out_of_a_batch_is_in_it_no_more()
    {
        Add(Enumerable.Range(1, 3).Select(i => new Chore("a", i)));
        Assert.Equal("", Take(mayWait: true));
        _graph.Fail(Find("2"), new IOException());
        Assert.Equal(2, _graph.WaitingBatches.Single().Count);
        Assert.Equal("1 3", Take());
        _graph.Postpone(Find("1"));
        _graph.Complete(Find("3"), EntryOf(Find("3")));
        Assert.Equal("", Take());
        _graph.TryAgain(Find("1"));
        Assert.Equal("1", Take());
    }

    [Fact]
    public void Everything_is_taken_once_whatever_the_order_of_events()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            (_graph, var next) = (new(resources: new Dictionary<string, int> { ["desk"] = 2 + random.Next(8) }), 0);
            var (running, done) = (new List<Node>(), new List<string>());
            while (next < 60 || !_graph.IsEnded)
            {
                switch (random.Next(4))
                {
                    case 0 when next < 60:
                        Add(Enumerable.Range(next, random.Next(1, 12)).Select<int, ITask>(i => i % 5 == 0 ? new DeskChore(i) : new Chore("abc"[i % 3].ToString(), i)));
                        next = _graph.Nodes.Count;
                        break;
                    case 1 when running.Count > 0:
                        var node = running[random.Next(running.Count)];
                        running.Remove(node);
                        if (random.Next(4) == 0)
                        {
                            _graph.Postpone(node);
                            _graph.TryAgain(node);
                            break;
                        }

                        _graph.Complete(node, EntryOf(node));
                        done.Add(node.Task.ToString()!);
                        break;
                    case 2 when _graph.WaitingBatches is [var batch, ..]:
                        _graph.LetGo(batch);
                        break;
                    default:
                        _taken.Clear();
                        _graph.TryTake(_taken, 1 + random.Next(3), _ => random.Next(5), mayWait: running.Count > 0 && random.Next(2) == 0);
                        Assert.True(_taken.Count <= 10, $"seed {seed}");
                        Assert.True(_taken.Select(w => (w.Group, w.Node.Descriptor, w.Node.Descriptor.BatchOf(w.Node.Task))).Distinct().Count() <= 1, $"seed {seed}");
                        running.AddRange(_taken.Select(w => w.Node));
                        Assert.Equal(running.Count, running.Distinct().Count());
                        break;
                }
            }

            Assert.Equal(_graph.Nodes.Count, done.Distinct().Count());
            Assert.Equal(done.Count, done.Distinct().Count());
        }
    }

    private void Add(IEnumerable<ITask> roots)
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

    private string Take(int workers = 1, int least = 1, bool mayWait = false)
    {
        var before = _taken.Count;
        Assert.Equal(_graph.TryTake(_taken, workers, _ => least, mayWait), _taken.Count > before);
        return string.Join(' ', _taken.Skip(before).Select(w => NameOf(w.Node)));
    }

    private static string NameOf(Node node) => node.Task switch { Chore c => $"{c.Number}", DeskChore d => $"{d.Number}", Gate g => g.Name, var other => other.ToString()! };

    private Node Find(string name) => _graph.Nodes.Single(n => NameOf(n) == name);

    private static CatalogEntry EntryOf(Node node) => new() { Key = node.Key, Name = "", Message = default, Version = ContentHash.Of(node.Task.ToString()!) };
}
