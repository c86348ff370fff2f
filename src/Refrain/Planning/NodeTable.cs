using System.Diagnostics.CodeAnalysis;

namespace Refrain.Planning;

/// <summary>Nodes by the keys of their tasks. A key is kept in its task alone: beside a million nodes it would cost more than the table itself.</summary>
internal sealed class NodeTable
{
    private readonly HashSet<Node> _nodes;
    private readonly HashSet<Node>.AlternateLookup<TaskKey> _byKey;

    public NodeTable()
    {
        _nodes = new(new ByKey());
        _byKey = _nodes.GetAlternateLookup<TaskKey>();
    }

    public bool TryGetValue(TaskKey key, [NotNullWhen(true)] out Node? node) => _byKey.TryGetValue(key, out node);

    public void Add(Node node) => _nodes.Add(node);

    /// <summary>Makes room for so many more.</summary>
    public void Reserve(int more) => _nodes.EnsureCapacity(_nodes.Count + more);

    private sealed class ByKey : IEqualityComparer<Node>, IAlternateEqualityComparer<TaskKey, Node>
    {
        public bool Equals(Node? x, Node? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.Key == y.Key);

        public int GetHashCode(Node node) => node.Key.GetHashCode();

        public bool Equals(TaskKey alternate, Node other) => alternate == other.Key;

        public int GetHashCode(TaskKey alternate) => alternate.GetHashCode();

        public Node Create(TaskKey alternate) => throw new NotSupportedException("A node is made of its task.");
    }
}
