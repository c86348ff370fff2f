using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Analyzers;

/// <summary>An edge of the graph of task types.</summary>
/// <param name="Target">The required task type.</param>
/// <param name="Location">Where the requirement is declared.</param>
internal readonly record struct RequirementEdge(INamedTypeSymbol Target, Location Location);

/// <summary>
/// The graph of task types, explored from the tasks that are analyzed (Tarjan's strongly connected components): each type is visited once a
/// compilation, whichever thread asks first, so that a thousand tasks cost a thousand visits. No set of all tasks is needed: what a cycle
/// consists of is reachable from each of its members, so RFN011 is live while one types.
/// </summary>
internal sealed class RequirementGraph(Func<INamedTypeSymbol, ImmutableArray<RequirementEdge>> edgesOf)
{
    private readonly object _gate = new();
    private readonly Dictionary<INamedTypeSymbol, Node> _nodes = new(SymbolEqualityComparer.Default);
    private readonly Stack<Node> _open = new();

    /// <summary>The edges of the shortest cycle through a task type, beginning with its own; empty when there is none.</summary>
    public ImmutableArray<RequirementEdge> Cycle(INamedTypeSymbol task)
    {
        lock (_gate)
        {
            if (!_nodes.TryGetValue(task, out var node)) node = Explore(task);
            return ShortestCycle(node);
        }
    }

    /// <summary>Tarjan's algorithm with a stack of its own: a chain of ten thousand tasks must not overflow the compiler's.</summary>
    private Node Explore(INamedTypeSymbol root)
    {
        var first = Enter(root);
        var path = new Stack<Node>();
        path.Push(first);
        while (path.Count > 0)
        {
            var node = path.Peek();
            if (node.Next < node.Edges.Length)
            {
                var target = node.Edges[node.Next++].Target;
                if (!_nodes.TryGetValue(target, out var seen)) path.Push(Enter(target));
                else if (seen.Component < 0) node.Low = Math.Min(node.Low, seen.Index);
                continue;
            }
            path.Pop();
            if (path.Count > 0) path.Peek().Low = Math.Min(path.Peek().Low, node.Low);
            if (node.Low != node.Index) continue;
            Node member;
            do
            {
                member = _open.Pop();
                member.Component = node.Index;
            }
            while (member != node);
        }
        return first;
    }

    private Node Enter(INamedTypeSymbol type)
    {
        var node = new Node(edgesOf(type), _nodes.Count);
        _nodes.Add(type, node);
        _open.Push(node);
        return node;
    }

    /// <summary>A breadth-first search inside the component.</summary>
    private ImmutableArray<RequirementEdge> ShortestCycle(Node start)
    {
        var reached = new Dictionary<Node, (Node From, RequirementEdge By)>();
        var queue = new Queue<Node>();
        queue.Enqueue(start);
        while (queue.Count > 0)
        {
            var node = queue.Dequeue();
            foreach (var edge in node.Edges)
            {
                var target = _nodes[edge.Target];
                if (target.Component != start.Component || reached.ContainsKey(target)) continue;
                reached.Add(target, (node, edge));
                if (target == start) return Path(start, reached);
                queue.Enqueue(target);
            }
        }
        return [];
    }

    private static ImmutableArray<RequirementEdge> Path(Node start, Dictionary<Node, (Node From, RequirementEdge By)> reached)
    {
        var edges = new List<RequirementEdge>();
        var node = start;
        do
        {
            var (from, by) = reached[node];
            edges.Insert(0, by);
            node = from;
        }
        while (node != start);
        return [.. edges];
    }

    private sealed class Node(ImmutableArray<RequirementEdge> edges, int index)
    {
        public ImmutableArray<RequirementEdge> Edges { get; } = edges;

        public int Index { get; } = index;

        public int Low { get; set; } = index;

        public int Next { get; set; }

        /// <summary>The index of the component's root; negative while its members are not all known.</summary>
        public int Component { get; set; } = -1;
    }
}
