// A walk over a graph: sets for what was seen, a queue, a dictionary that is only asked; the output is in the order of the walk.
public sealed class Graph<TNode>(IEqualityComparer<TNode> comparer)
    where TNode : notnull
{
    private readonly Dictionary<TNode, List<TNode>> _edges = new(comparer);

    public TNode this[TNode from]
    {
        set => (_edges.TryGetValue(from, out var to) ? to : _edges[from] = []).Add(value);
    }

    public IEnumerable<(TNode Node, int Depth)> From(TNode start)
    {
        var seen = new HashSet<TNode>(comparer) { start };
        var waiting = new Queue<(TNode, int)>([(start, 0)]);
        while (waiting.TryDequeue(out var at))
        {
            yield return at;
            foreach (var next in _edges.GetValueOrDefault(at.Item1, []).Where(seen.Add))
                waiting.Enqueue((next, at.Item2 + 1));
        }
    }
}

[Task]
public sealed partial record Reachable(string File, string Start)
{
    [Requires] public FileSource Edges => new(File);

    public IEnumerable<string> Run(IEnumerable<string> edges)
    {
        var graph = new Graph<string>(StringComparer.Ordinal);
        foreach (var edge in edges)
        {
            if (edge.Split("->") is [var from, var to])
                graph[from] = to;
        }

        return graph.From(Start).Select(step => step.Depth + " " + step.Node);
    }
}
