namespace Refrain.Planning;

/// <summary>
/// What each requirement of a node asks for, in its order. Never changed where it is: nodes that require the same share it. Most tasks have one requirement, which takes no array of
/// arrays. Its default has no requirements.
/// </summary>
internal readonly struct NodeRequirements
{
    // That nothing is required is the same for all.
    private static readonly NodeRequirements[] s_nothing = [.. Enumerable.Range(0, 8).Select(static count => OfNothing(count))];

    // The nodes of the only requirement, or an array of those of each; null is none.
    private readonly object? _nodes;

    private NodeRequirements(object? nodes) => _nodes = nodes;

    /// <summary>How many requirements there are.</summary>
    public int Length => _nodes switch { null => 0, Node[] => 1, var each => ((Node[][])each).Length };

    /// <summary>What a requirement asks for.</summary>
    public Node[] this[int requirement] => _nodes is Node[] only && requirement == 0 ? only : ((Node[][])_nodes!)[requirement];

    /// <summary>What all of them ask for, in their order.</summary>
    public IEnumerable<Node> All => _nodes switch { null => [], Node[] only => only, var each => ((Node[][])each).SelectMany(static r => r) };

    /// <summary>So many requirements, each of which asks for nothing.</summary>
    public static NodeRequirements Nothing(int count) => count < s_nothing.Length ? s_nothing[count] : OfNothing(count);

    /// <summary>Keeps what each requirement asks for.</summary>
    public static NodeRequirements Of(ReadOnlySpan<Node[]> each) => new(each switch { [] => null, [var only] => only, _ => each.ToArray() });

    /// <summary>The same, but for one requirement.</summary>
    public NodeRequirements With(int requirement, Node[] nodes)
    {
        if (_nodes is Node[] && requirement == 0)
            return new(nodes);
        Node[][] each = [.. (Node[][])_nodes!];
        each[requirement] = nodes;
        return new(each);
    }

    /// <summary>Whether it is the same, array by array.</summary>
    public bool Shares(ReadOnlySpan<Node[]> each)
    {
        if (each.Length != Length)
            return false;
        for (var i = 0; i < each.Length; i++)
        {
            if (each[i] != this[i])
                return false;
        }

        return true;
    }

    /// <summary>Whether another is the same, kept once. One that is not may be alike.</summary>
    public bool IsSame(NodeRequirements other) => ReferenceEquals(_nodes, other._nodes);

    public Enumerator GetEnumerator() => new(this);

    private static NodeRequirements OfNothing(int count) => Of(Enumerable.Repeat<Node[]>([], count).ToArray());

    internal struct Enumerator(NodeRequirements of)
    {
        private int _at = -1;

        public readonly Node[] Current => of[_at];

        public bool MoveNext() => ++_at < of.Length;
    }
}
