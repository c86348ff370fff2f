using System.Numerics;

namespace Refrain.Collections;

/// <summary>
/// What a table of hashes is made of: slots, each with a hash and the position of what it is of, from 1. Whoever uses it keeps what lies at the positions, and compares. Not thread-safe.
/// </summary>
/// <remarks>
/// Open addressing with linear probing, and those that follow move up when one is removed (Knuth, The Art of Computer Programming 6.4, algorithms L and R): a search meets with one line of memory, which can be
/// fetched ahead, and, where a hash is the same, with what is to be compared. For hashes any of whose bits do, as those of keys. Half of the slots are free. No part is a large object.
/// </remarks>
internal sealed class HashSlots
{
    private const int Smallest = 16;
    private const int Largest = 1 << 30;

    private SegmentedArray<Slot> _slots = new(Smallest);
    private int _mask = Smallest - 1;

    // A slot of zeros is a free one.
    private readonly record struct Slot(int Hash, int Position);

    /// <summary>All positions, in no order. The slots must not change meanwhile.</summary>
    public IEnumerable<int> Positions
    {
        get
        {
            for (var at = 0; at < _slots.Length; at++)
            {
                if (_slots[at].Position > 0)
                    yield return _slots[at].Position;
            }
        }
    }

    /// <summary>Has the processor fetch what a search for a hash will look at first. In a large table that is in no cache, and takes longer than the rest of the search.</summary>
    public void Expect(int hash) => CacheLine.Fetch(in _slots[hash & _mask]);

    /// <summary>The slot where a search for a hash begins.</summary>
    public int First(int hash) => hash & _mask;

    /// <summary>The slot where it goes on.</summary>
    public int Next(int at) => (at + 1) & _mask;

    /// <summary>Goes on to the next slot that has the hash or is free, which may be the one that it begins with.</summary>
    /// <returns>The position in the slot; 0 if it is free.</returns>
    public int Find(int hash, ref int at)
    {
        for (; ; at = (at + 1) & _mask)
        {
            var slot = _slots[at];
            if (slot.Position == 0 || slot.Hash == hash)
                return slot.Position;
        }
    }

    /// <summary>Fills the free slot that a search came to.</summary>
    public void Put(int at, int hash, int position) => _slots[at] = new(hash, position);

    /// <summary>Frees a slot.</summary>
    public void Free(int free)
    {
        for (var at = Next(free); _slots[at].Position > 0; at = Next(at))
        {
            // One that could not be found behind a free slot is moved into it.
            if (((at - _slots[at].Hash) & _mask) < ((at - free) & _mask))
                continue;
            _slots[free] = _slots[at];
            free = at;
        }

        _slots[free] = default;
    }

    /// <summary>Makes room for so many in all.</summary>
    public void Reserve(int count)
    {
        if (2L * count <= _slots.Length || _slots.Length == Largest)
            return;
        var old = _slots;
        _slots = new((int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(2L * count, Largest)));
        _mask = _slots.Length - 1;
        for (var i = 0; i < old.Length; i++)
        {
            if (old[i].Position == 0)
                continue;
            var at = First(old[i].Hash);
            while (_slots[at].Position > 0)
                at = Next(at);
            _slots[at] = old[i];
        }
    }

    /// <summary>Frees all, and gives the room back.</summary>
    public void Clear()
    {
        _slots = new(Smallest);
        _mask = Smallest - 1;
    }
}
