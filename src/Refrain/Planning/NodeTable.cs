using System.Diagnostics.CodeAnalysis;
using Refrain.Collections;
using Refrain.Stores;

namespace Refrain.Planning;

/// <summary>
/// The nodes of a graph in the order of their arrival, and by the keys of their tasks. A key is kept in its task alone: beside a million nodes it would cost more than the
/// table itself.
/// </summary>
internal sealed class NodeTable
{
    private readonly SegmentedList<Node> _nodes = new();
    private readonly HashSlots _slots = new();

    /// <summary>The nodes in the order of their arrival.</summary>
    public IReadOnlyList<Node> InOrder => _nodes;

    public int Count => _nodes.Count;

    public Node this[int order] => _nodes[order];

    public bool TryGetValue(TaskKey key, [NotNullWhen(true)] out Node? node)
    {
        Search(key, out node);
        return node is not null;
    }

    /// <summary>The node of a task, which is made if there is none.</summary>
    /// <param name="task">The task.</param>
    /// <param name="isNew">Whether there was none.</param>
    /// <param name="made">What was made for it already, and is taken if there is none; <see langword="null"/> if nothing was.</param>
    public Node GetOrAdd(ITask task, out bool isNew, Node? made = null)
    {
        var key = task.Key;
        var slot = Search(key, out var node);
        isNew = node is null;
        if (node is not null)
            return node;
        node = made ?? new Node(task);
        node.Order = _nodes.Count;
        _nodes.Add(node);
        _slots.Put(slot, key.GetHashCode(), _nodes.Count);
        _slots.Reserve(_nodes.Count);
        return node;
    }

    /// <inheritdoc cref="HashSlots.Expect"/>
    public void Expect(TaskKey key) => _slots.Expect(key.GetHashCode());

    /// <summary>Makes room for so many more.</summary>
    public void Reserve(int more) => _slots.Reserve((int)Math.Min((long)_nodes.Count + more, int.MaxValue));

    /// <returns>The slot that the node is in, or the free one that it belongs in.</returns>
    private int Search(TaskKey key, out Node? node)
    {
        var hash = key.GetHashCode();
        for (var at = _slots.First(hash); ; at = _slots.Next(at))
        {
            var position = _slots.Find(hash, ref at);
            node = position == 0 ? null : _nodes[position - 1];
            if (node is null || node.Key == key)
                return at;
        }
    }
}
