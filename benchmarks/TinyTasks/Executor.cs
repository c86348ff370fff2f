using System.Threading.Channels;

namespace TinyTasks;

/// <summary>
/// What somebody writes who needs nothing but the order: nodes found by the equality of what they stand for, a count of what each waits for, a channel of those that are ready,
/// and a few tasks that take from it. Results are kept in the nodes.
/// </summary>
internal sealed class Executor<T>(Func<T, IEnumerable<T>> requires, Func<T, long[], long> run)
    where T : notnull
{
    private readonly Dictionary<T, Node> _nodes = [];
    private readonly Channel<Node> _ready = Channel.CreateUnbounded<Node>();
    private int _left;

    public int Count => _nodes.Count;

    public long this[T task] => _nodes[task].Result;

    public async Task RunAsync(IEnumerable<T> roots, int workers)
    {
        Plan(roots);
        _left = _nodes.Count;
        foreach (var node in _nodes.Values)
        {
            if (node.Waits == 0)
                _ready.Writer.TryWrite(node);
        }

        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync)));
    }

    private void Plan(IEnumerable<T> roots)
    {
        var open = new Stack<Node>();
        foreach (var root in roots)
            Add(root);
        while (open.TryPop(out var node))
        {
            node.Inputs = [.. requires(node.Task).Select(Add)];
            node.Waits = node.Inputs.Length;
            foreach (var input in node.Inputs)
                input.Dependents.Add(node);
        }

        Node Add(T task)
        {
            if (_nodes.TryGetValue(task, out var node))
                return node;
            node = new(task);
            _nodes.Add(task, node);
            open.Push(node);
            return node;
        }
    }

    private async Task WorkAsync()
    {
        await foreach (var node in _ready.Reader.ReadAllAsync())
        {
            node.Result = run(node.Task, node.Inputs.Length == 0 ? [] : [.. node.Inputs.Select(static i => i.Result)]);
            foreach (var dependent in node.Dependents)
            {
                if (Interlocked.Decrement(ref dependent.Waits) == 0)
                    _ready.Writer.TryWrite(dependent);
            }

            if (Interlocked.Decrement(ref _left) == 0)
                _ready.Writer.Complete();
        }
    }

    private sealed class Node(T task)
    {
        public readonly T Task = task;
        public readonly List<Node> Dependents = [];
        public Node[] Inputs = [];
        public long Result;
        public int Waits;
    }
}
