using System.Diagnostics.CodeAnalysis;
using Refrain.Collections;
using Refrain.Stores;

namespace Refrain.Planning;

/// <summary>
/// The nodes of a graph in the order of their arrival, and by the keys of their tasks. A key is kept in its task alone: beside a million nodes it would cost more than the
/// table itself.
/// </summary>
/// <remarks>
/// Open addressing with linear probing (Knuth, The Art of Computer Programming 6.4, algorithm L): a search meets with one line of memory of the table and, where a hash is the same,
/// with the node. Keys are hashes already, so any of their bits do.
/// </remarks>
internal sealed class NodeTable
{
    private const int Smallest = 16;

    private readonly SegmentedList<Node> _nodes = new();
    private SegmentedArray<Slot> _slots = new(Smallest);

    // Position from 1, so that a slot of zeros is a free one.
    private readonly record struct Slot(int Hash, int Position);

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
    /// <param name="isNew">Whether it was made.</param>
    public Node GetOrAdd(ITask task, out bool isNew)
    {
        var key = task.Key;
        var slot = Search(key, out var node);
        isNew = node is null;
        if (node is not null)
            return node;
        node = new Node(task, _nodes.Count);
        _nodes.Add(node);
        _slots[slot] = new(key.GetHashCode(), _nodes.Count);
        if (_nodes.Count > _slots.Length / 2)
            Resize(_slots.Length * 2);
        return node;
    }

    /// <summary>Has the processor fetch what a search will look at first. In a large table that is in no cache, and takes longer than the rest of the search.</summary>
    public void Expect(TaskKey key) => CacheLine.Fetch(in _slots[key.GetHashCode() & (_slots.Length - 1)]);

    /// <summary>Makes room for so many more.</summary>
    public void Reserve(int more)
    {
        var wanted = (uint)Math.Min((_nodes.Count + (long)more) * 2 + 1, 1 << 30);
        if (wanted > (uint)_slots.Length)
            Resize((int)System.Numerics.BitOperations.RoundUpToPowerOf2(wanted));
    }

    /// <returns>The slot that the node is in, or the free one that it belongs in.</returns>
    private int Search(TaskKey key, out Node? node)
    {
        var hash = key.GetHashCode();
        var mask = _slots.Length - 1;
        for (var at = hash & mask; ; at = (at + 1) & mask)
        {
            var slot = _slots[at];
            if (slot.Position == 0)
            {
                node = null;
                return at;
            }

            if (slot.Hash == hash && _nodes[slot.Position - 1] is var found && found.Key == key)
            {
                node = found;
                return at;
            }
        }
    }

    private void Resize(int size)
    {
        var slots = new SegmentedArray<Slot>(size);
        for (var i = 0; i < _slots.Length; i++)
        {
            var slot = _slots[i];
            if (slot.Position == 0)
                continue;
            var at = slot.Hash & (size - 1);
            while (slots[at].Position != 0)
                at = (at + 1) & (size - 1);
            slots[at] = slot;
        }

        _slots = slots;
    }
}
