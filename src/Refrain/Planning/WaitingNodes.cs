namespace Refrain.Planning;

/// <summary>Nodes that wait for another one. Of a million nodes most have one that waits, or none; so a single one is kept without a list. A mutable struct: keep it in a field.</summary>
internal struct WaitingNodes
{
    private object? _nodes;

    public void Add(Node node) => _nodes = _nodes switch
    {
        null => node,
        Node first => new List<Node> { first, node },
        var several => With((List<Node>)several, node),
    };

    /// <summary>Gives them in the order in which they were added, and forgets them.</summary>
    public Taken Take()
    {
        var taken = new Taken(_nodes);
        _nodes = null;
        return taken;
    }

    /// <summary>The nodes, by position, which go on waiting.</summary>
    public readonly Taken Peek() => new(_nodes);

    /// <summary>The nodes in the order in which they were added.</summary>
    public readonly IEnumerable<Node> All => _nodes switch { null => [], Node one => [one], var several => (List<Node>)several };

    private static List<Node> With(List<Node> nodes, Node node)
    {
        nodes.Add(node);
        return nodes;
    }

    /// <summary>Nodes by position.</summary>
    internal readonly struct Taken(object? nodes)
    {
        public int Count => nodes switch { null => 0, Node => 1, var several => ((List<Node>)several).Count };

        public Node this[int position] => nodes as Node ?? ((List<Node>)nodes!)[position];
    }
}
