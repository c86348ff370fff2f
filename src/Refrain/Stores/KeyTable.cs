using System.Diagnostics.CodeAnalysis;
using Refrain.Collections;

namespace Refrain.Stores;

/// <summary>Values by the keys of tasks, for hundreds of thousands of them that come and go. Not thread-safe.</summary>
/// <remarks>
/// Open addressing with linear probing, and those that follow move up when one is removed (Knuth, The Art of Computer Programming 6.4, algorithms L and R). The table has hashes and places alone; keys and values
/// lie in the order in which they came, and the place that has been free for longest is taken first. So where they are looked for in about that order, only the table is met with at random. Keys are
/// hashes already, so any of their bits do. No part is a large object.
/// </remarks>
internal sealed class KeyTable<TValue>
{
    private const int Smallest = 16;

    private readonly SegmentedList<Entry> _entries = new();
    private SegmentedArray<Slot> _slots = new(Smallest);

    // From 1; 0 if none is free.
    private int _firstFree;
    private int _lastFree;

    // Position from 1, so that a slot of zeros is a free one.
    private readonly record struct Slot(int Hash, int Position);

    private struct Entry
    {
        public TaskKey Key;
        public TValue Value;
        public int NextFree;
    }

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>All keys with their values, in no order. The table must not change meanwhile.</summary>
    public IEnumerable<(TaskKey Key, TValue Value)> Pairs
    {
        get
        {
            for (var i = 0; i < _slots.Length; i++)
            {
                if (_slots[i].Position > 0)
                    yield return (EntryIn(i).Key, EntryIn(i).Value);
            }
        }
    }

    /// <summary>Has the processor fetch what a search for a key will look at first.</summary>
    public void Expect(TaskKey key) => CacheLine.Fetch(in _slots[key.GetHashCode() & (_slots.Length - 1)]);

    public bool TryGetValue(TaskKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var at = Search(key);
        var exists = _slots[at].Position > 0;
        value = exists ? EntryIn(at).Value : default;
        return exists;
    }

    /// <summary>The place of a key's value, which may be changed there until something is added or removed.</summary>
    /// <param name="key">The key, which is added with the default if it is not there.</param>
    /// <param name="exists">Whether it was there.</param>
    public ref TValue? GetOrAdd(TaskKey key, out bool exists)
    {
        var at = Search(key);
        exists = _slots[at].Position > 0;
        if (!exists)
        {
            if (++Count > _slots.Length / 2)
            {
                Grow();
                at = Search(key);
            }

            _slots[at] = new(key.GetHashCode(), NewPosition());
            EntryIn(at).Key = key;
        }

        return ref EntryIn(at).Value!;
    }

    /// <summary>Takes a key out.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What its value was.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(TaskKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var free = Search(key);
        if (_slots[free].Position == 0)
        {
            value = default;
            return false;
        }

        value = EntryIn(free).Value;
        EntryIn(free) = default;
        Free(_slots[free].Position);
        Count--;
        var mask = _slots.Length - 1;
        for (var at = (free + 1) & mask; _slots[at].Position > 0; at = (at + 1) & mask)
        {
            // One that could not be found behind a free slot is moved into it.
            if (((at - _slots[at].Hash) & mask) < ((at - free) & mask))
                continue;
            _slots[free] = _slots[at];
            free = at;
        }

        _slots[free] = default;
        return true;
    }

    /// <summary>Takes all keys out, and gives the room back.</summary>
    public void Clear()
    {
        _slots = new(Smallest);
        _entries.Clear();
        (_firstFree, _lastFree, Count) = (0, 0, 0);
    }

    private ref Entry EntryIn(int slot) => ref _entries.At(_slots[slot].Position - 1);

    private int NewPosition()
    {
        if (_firstFree == 0)
        {
            _entries.Add(default);
            return _entries.Count;
        }

        var position = _firstFree;
        ref var entry = ref _entries.At(position - 1);
        _firstFree = entry.NextFree;
        if (_firstFree == 0)
            _lastFree = 0;
        entry.NextFree = 0;
        return position;
    }

    private void Free(int position)
    {
        if (_lastFree == 0)
            _firstFree = position;
        else
            _entries.At(_lastFree - 1).NextFree = position;
        _lastFree = position;
    }

    /// <returns>The slot that the key is in, or the free one that it belongs in.</returns>
    private int Search(TaskKey key)
    {
        var hash = key.GetHashCode();
        var mask = _slots.Length - 1;
        for (var at = hash & mask; ; at = (at + 1) & mask)
        {
            var slot = _slots[at];
            if (slot.Position == 0 || (slot.Hash == hash && _entries.At(slot.Position - 1).Key == key))
                return at;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new(old.Length * 2);
        var mask = _slots.Length - 1;
        for (var i = 0; i < old.Length; i++)
        {
            if (old[i].Position == 0)
                continue;
            var at = old[i].Hash & mask;
            while (_slots[at].Position > 0)
                at = (at + 1) & mask;
            _slots[at] = old[i];
        }
    }
}
