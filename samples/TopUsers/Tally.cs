using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

/// <summary>
/// Counts by id. A dictionary would do; over millions of ids most of its time goes into waiting for memory, one id after the other. This asks
/// for the memory of an id when it comes, and counts some ids at a time, when theirs is there.
/// </summary>
internal sealed class Tally
{
    private const int Some = 64;

    private readonly long[] _ids = new long[Some];
    private readonly int[] _counts = new int[Some];
    private Slot[] _slots = new Slot[1 << 16];
    private int _waiting;
    private int _used;

    private struct Slot
    {
        public long Id;
        public int Count;
    }

    /// <summary>Counts the id once more.</summary>
    public void Add(long id)
    {
        Fetch(id);
        _ids[_waiting++] = id;
        if (_waiting == Some)
            CountWaiting();
    }

    /// <summary>The items, each with how often its id was counted.</summary>
    public IEnumerable<(T Item, int Count)> Of<T>(IEnumerable<T> items, Func<T, long> id)
    {
        CountWaiting();
        var some = new T[Some];
        var n = 0;
        foreach (var item in items)
        {
            _ids[n] = id(item);
            some[n++] = item;
            if (n < Some)
                continue;
            FindCounts(n);
            for (var i = 0; i < n; i++)
                yield return (some[i], _counts[i]);
            n = 0;
        }

        FindCounts(n);
        for (var i = 0; i < n; i++)
            yield return (some[i], _counts[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountWaiting()
    {
        if (_used + _waiting > _slots.Length / 2)
            Grow();
        var slots = _slots;
        foreach (var id in _ids.AsSpan(0, _waiting))
        {
            ref var slot = ref Find(slots, id);
            slot.Id = id;
            if (slot.Count++ == 0)
                _used++;
        }

        _waiting = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindCounts(int count)
    {
        for (var i = 0; i < count; i++)
            Fetch(_ids[i]);
        for (var i = 0; i < count; i++)
            _counts[i] = Find(_slots, _ids[i]).Count;
    }

    /// <summary>Has the slot where the id is, if nothing is in its way, brought near; the processor does not wait for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void Fetch(long id)
    {
        // A hint: should the array be moved meanwhile, the wrong memory comes near, and nothing else happens.
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), Home(id) & (_slots.Length - 1))));
    }

    // Multiplied by 2^64 divided by the golden ratio, close ids lie far apart (Knuth, The Art of Computer Programming, 6.4).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Home(long id) => (int)((ulong)id * 0x9E3779B97F4A7C15 >> 32);

    /// <summary>The slot of the id, or the free one where it would be: a free slot has the count 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Slot Find(Slot[] slots, long id)
    {
        for (var place = Home(id); ; place++)
        {
            ref var slot = ref slots[place & (slots.Length - 1)];
            if (slot.Id == id || slot.Count == 0)
                return ref slot;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        var slots = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Count != 0)
                Find(slots, slot.Id) = slot;
        }

        _slots = slots;
    }
}
