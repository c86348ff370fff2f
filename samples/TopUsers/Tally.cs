/// <summary>
/// Counts by id. A dictionary would do; over millions of ids most of its time goes into waiting for memory, one id after the other. This collects
/// some ids and looks at all their places first, so that the processor waits for them together.
/// </summary>
internal sealed class Tally
{
    private readonly long[] _waiting = new long[64];
    private int _count;
    private Slot[] _slots = new Slot[1 << 16];
    private int _used;
    private int _touched;

    private struct Slot
    {
        public long Id;
        public int Count;
    }

    /// <summary>How often the id was counted.</summary>
    public int this[long id]
    {
        get
        {
            CountWaiting();
            return _slots[Find(_slots, id)].Count;
        }
    }

    /// <summary>Counts the id once more.</summary>
    public void Add(long id)
    {
        _waiting[_count++] = id;
        if (_count == _waiting.Length)
            CountWaiting();
    }

    private void CountWaiting()
    {
        if (_count == 0)
            return;
        if (_used + _count > _slots.Length / 2)
            Grow();

        var waiting = _waiting.AsSpan(0, _count);
        foreach (var id in waiting)
            _touched ^= _slots[Home(_slots, id)].Count;
        foreach (var id in waiting)
        {
            ref var slot = ref _slots[Find(_slots, id)];
            slot.Id = id;
            if (slot.Count++ == 0)
                _used++;
        }

        _count = 0;
    }

    // Multiplied by 2^64 divided by the golden ratio, close ids lie far apart (Knuth, The Art of Computer Programming, 6.4).
    private static int Home(Slot[] slots, long id) => (int)((ulong)id * 0x9E3779B97F4A7C15 >> 32) & (slots.Length - 1);

    /// <summary>The place of the id, or the free one where it would be: a free slot has the count 0.</summary>
    private static int Find(Slot[] slots, long id)
    {
        var i = Home(slots, id);
        while (slots[i].Count != 0 && slots[i].Id != id)
            i = (i + 1) & (slots.Length - 1);
        return i;
    }

    private void Grow()
    {
        var slots = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Count != 0)
                slots[Find(slots, slot.Id)] = slot;
        }

        _slots = slots;
    }
}
