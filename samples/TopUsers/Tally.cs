using System.Runtime.CompilerServices;

/// <summary>
/// Counts by id. A dictionary would do; over millions of ids most of its time goes into waiting for memory, one id after the other. This takes
/// some ids at a time and looks at all their places first, so that the processor waits for them together.
/// </summary>
internal sealed class Tally
{
    private const int Some = 64;

    private readonly long[] _ids = new long[Some];
    private readonly int[] _places = new int[Some];
    private Slot[] _slots = new Slot[1 << 16];
    private int _waiting;
    private int _used;
    private int _touched;

    private struct Slot
    {
        public long Id;
        public int Count;
    }

    /// <summary>Counts the id once more.</summary>
    public void Add(long id)
    {
        _ids[_waiting++] = id;
        if (_waiting == Some)
            CountWaiting();
    }

    /// <summary>The items, each with how often its id was counted.</summary>
    public IEnumerable<(T Item, int Count)> Of<T>(IEnumerable<T> items, Func<T, long> id)
    {
        CountWaiting();
        foreach (var some in items.Chunk(Some))
        {
            for (var i = 0; i < some.Length; i++)
                _ids[i] = id(some[i]);
            Look(some.Length);
            for (var i = 0; i < some.Length; i++)
                yield return (some[i], _slots[Find(_slots, _ids[i], _places[i])].Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountWaiting()
    {
        if (_used + _waiting > _slots.Length / 2)
            Grow();
        Look(_waiting);
        for (var i = 0; i < _waiting; i++)
        {
            ref var slot = ref _slots[Find(_slots, _ids[i], _places[i])];
            slot.Id = _ids[i];
            if (slot.Count++ == 0)
                _used++;
        }

        _waiting = 0;
    }

    /// <summary>Finds where the ids would be if nothing were in their way, and has it brought near.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look(int count)
    {
        var slots = _slots;
        var touched = 0;
        for (var i = 0; i < count; i++)
        {
            var place = Home(slots, _ids[i]);
            touched += slots[place].Count;
            _places[i] = place;
        }

        _touched = touched;
    }

    // Multiplied by 2^64 divided by the golden ratio, close ids lie far apart (Knuth, The Art of Computer Programming, 6.4).
    private static int Home(Slot[] slots, long id) => (int)((ulong)id * 0x9E3779B97F4A7C15 >> 32) & (slots.Length - 1);

    /// <summary>The place of the id, or the free one where it would be: a free slot has the count 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Find(Slot[] slots, long id, int place)
    {
        while (slots[place].Count != 0 && slots[place].Id != id)
            place = (place + 1) & (slots.Length - 1);
        return place;
    }

    private void Grow()
    {
        var slots = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Count != 0)
                slots[Find(slots, slot.Id, Home(slots, slot.Id))] = slot;
        }

        _slots = slots;
    }
}
