using Refrain.Collections;

namespace Refrain.Planning;

/// <summary>Nodes that wait for another one. Of a million nodes most have a few that wait, or none; so a single one is kept as it is, and a few in an array. A mutable struct: keep it in a field.</summary>
internal struct WaitingNodes
{
    private const int Fewest = 2;
    private const int Few = 8;

    private object? _nodes;

    public void Add(Node node)
    {
        switch (_nodes)
        {
            case null:
                _nodes = node;
                break;
            case Node first:
                _nodes = new Node?[Fewest] { first, node };
                break;
            case Node?[] few when Taken.CountOf(few) is var count && count < few.Length:
                few[count] = node;
                break;
            case Node?[] { Length: < Few } few:
                var more = new Node?[2 * few.Length];
                few.CopyTo(more, 0);
                more[few.Length] = node;
                _nodes = more;
                break;
            case Node?[] few:
                var all = new SegmentedList<Node>();
                foreach (var one in few)
                    all.Add(one!);
                all.Add(node);
                _nodes = all;
                break;
            case var many:
                ((SegmentedList<Node>)many).Add(node);
                break;
        }
    }

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
    public readonly IEnumerable<Node> All
    {
        get
        {
            var all = Peek();
            for (var i = 0; i < all.Count; i++)
                yield return all[i];
        }
    }

    /// <summary>Nodes by position.</summary>
    internal readonly struct Taken(object? nodes)
    {
        public int Count => nodes switch { null => 0, Node => 1, Node?[] few => CountOf(few), var many => ((SegmentedList<Node>)many).Count };

        public Node this[int position] => nodes switch { Node only => only, Node?[] few => few[position]!, var many => ((SegmentedList<Node>)many!)[position] };

        /// <summary>How many there are: behind the last one nothing follows.</summary>
        public static int CountOf(Node?[] few)
        {
            var count = few.Length;
            while (few[count - 1] is null)
                count--;
            return count;
        }
    }
}
