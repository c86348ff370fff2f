using System.Diagnostics.CodeAnalysis;
using Refrain.Collections;

namespace Refrain.Stores;

/// <summary>Values by the keys of tasks, for hundreds of thousands of them that come and go. Not thread-safe.</summary>
/// <remarks>
/// The slots have hashes and positions alone; keys and values lie in the order in which they came, and the position that has been free for longest is taken first. So where they are looked for in about
/// that order, only the slots are met with at random. No part is a large object.
/// </remarks>
internal sealed class KeyTable<TValue>
{
    private readonly SegmentedList<Entry> _entries = new();
    private readonly HashSlots _slots = new();

    // From 1; 0 if none is free.
    private int _firstFree;
    private int _lastFree;

    private struct Entry
    {
        public TaskKey Key;
        public TValue Value;
        public int NextFree;
    }

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>All keys with their values, in no order. The table must not change meanwhile.</summary>
    public IEnumerable<(TaskKey Key, TValue Value)> Pairs => _slots.Positions.Select(position => (EntryAt(position).Key, EntryAt(position).Value));

    /// <inheritdoc cref="HashSlots.Expect"/>
    public void Expect(TaskKey key) => _slots.Expect(key.GetHashCode());

    public bool TryGetValue(TaskKey key, [MaybeNullWhen(false)] out TValue value)
    {
        Search(key, out var position);
        value = position > 0 ? EntryAt(position).Value : default;
        return position > 0;
    }

    /// <summary>The place of a key's value, which may be changed there until something is added or removed.</summary>
    /// <param name="key">The key, which is added with the default if it is not there.</param>
    /// <param name="exists">Whether it was there.</param>
    public ref TValue? GetOrAdd(TaskKey key, out bool exists)
    {
        var at = Search(key, out var position);
        exists = position > 0;
        if (!exists)
        {
            position = NewPosition();
            EntryAt(position).Key = key;
            _slots.Put(at, key.GetHashCode(), position);
            _slots.Reserve(++Count);
        }

        return ref EntryAt(position).Value!;
    }

    /// <summary>Takes a key out.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What its value was.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(TaskKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var at = Search(key, out var position);
        if (position == 0)
        {
            value = default;
            return false;
        }

        value = EntryAt(position).Value!;
        EntryAt(position) = default;
        Free(position);
        _slots.Free(at);
        Count--;
        return true;
    }

    /// <summary>Takes all keys out, and gives the room back.</summary>
    public void Clear()
    {
        _slots.Clear();
        _entries.Clear();
        (_firstFree, _lastFree, Count) = (0, 0, 0);
    }

    private ref Entry EntryAt(int position) => ref _entries.At(position - 1);

    private int NewPosition()
    {
        if (_firstFree == 0)
        {
            _entries.Add(default);
            return _entries.Count;
        }

        var position = _firstFree;
        ref var entry = ref EntryAt(position);
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
            EntryAt(_lastFree).NextFree = position;
        _lastFree = position;
    }

    /// <param name="key">The key.</param>
    /// <param name="position">Where it lies; 0 if it is not there.</param>
    /// <returns>The slot that it is in, or the free one that it belongs in.</returns>
    private int Search(TaskKey key, out int position)
    {
        var hash = key.GetHashCode();
        for (var at = _slots.First(hash); ; at = _slots.Next(at))
        {
            position = _slots.Find(hash, ref at);
            if (position == 0 || EntryAt(position).Key == key)
                return at;
        }
    }
}
