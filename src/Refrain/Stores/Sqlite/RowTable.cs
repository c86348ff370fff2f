using System.Numerics;
using System.Runtime.CompilerServices;
using Refrain.Collections;

namespace Refrain.Stores;

/// <summary>The row that last arrived under each prefix. Not thread-safe.</summary>
/// <remarks>
/// Open addressing with linear probing (Knuth, The Art of Computer Programming 6.4, algorithm L), and a hash by the golden ratio (ibid., multiplicative hashing): a search meets with one line of
/// memory, which can be fetched ahead. A dictionary takes two or three, one after the other, and a million rows are in no cache.
/// </remarks>
internal sealed class RowTable
{
    private const int Smallest = 16;
    private const ulong GoldenRatio = 0x9E37_79B9_7F4A_7C15;

    private SegmentedArray<Slot> _slots;
    private int _shift;

    private struct Slot
    {
        public long Prefix;

        // 0 is none.
        public long Row;
    }

    /// <param name="capacity">For about how many prefixes there is to be room at once.</param>
    public RowTable(int capacity)
    {
        var size = Smallest;
        while (MostOf(size) < capacity)
            size *= 2;
        _slots = new(size);
        _shift = ShiftOf(size);
    }

    /// <summary>How many prefixes there are.</summary>
    public int Count { get; private set; }

    /// <summary>Has the processor fetch what a search for a prefix will look at.</summary>
    public void Expect(long prefix) => CacheLine.Fetch(in _slots[At(prefix)]);

    /// <summary>The row of a prefix; 0 if there is none.</summary>
    public long Find(long prefix) => Search(prefix).Row;

    /// <summary>Notes a row.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="row">The row, which is not 0.</param>
    /// <returns>The row that was noted before; 0 if there was none.</returns>
    public long Put(long prefix, long row)
    {
        ref var slot = ref Search(prefix);
        var earlier = slot.Row;
        (slot.Prefix, slot.Row) = (prefix, row);
        if (earlier == 0 && ++Count > MostOf(_slots.Length))
            Grow();
        return earlier;
    }

    private static int MostOf(int size) => size / 4 * 3;

    private static int ShiftOf(int size) => 64 - BitOperations.Log2((uint)size);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int At(long prefix) => (int)(((ulong)prefix * GoldenRatio) >> _shift);

    /// <returns>The slot that the prefix is in, or the free one that it belongs in.</returns>
    private ref Slot Search(long prefix)
    {
        for (var at = At(prefix); ; at = (at + 1) & (_slots.Length - 1))
        {
            ref var slot = ref _slots[at];
            if (slot.Row == 0 || slot.Prefix == prefix)
                return ref slot;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new(old.Length * 2);
        _shift--;
        for (var i = 0; i < old.Length; i++)
        {
            if (old[i].Row != 0)
                Search(old[i].Prefix) = old[i];
        }
    }
}
