using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Refrain.Benchmarks.Fastest;

/// <summary>One place of the table: a post, its creator and its likes share a cache line.</summary>
internal struct PostSlot
{
    /// <summary>The id's bits turned over, so that an empty slot is all zero.</summary>
    public long Key;
    public int Creator;
    public int Likes;
}

/// <summary>
/// Posts by id, with linear probing. The table is larger than the caches, so its memory is asked for well before it
/// is needed: that turns a wait per like into a stream of loads in flight.
/// </summary>
internal sealed unsafe class PostTable : IDisposable
{
    private const ulong Scatter = 0x9E37_79B9_7F4A_7C15;
    private const int BatchSize = 64;

    private readonly PostSlot* _slots;
    private readonly int _shift;
    private readonly nuint _mask;
    private readonly long* _batch;
    private int _pending;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PostTable(Posts posts)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * posts.Count, 16));
        _shift = 64 - BitOperations.Log2(size);
        _mask = size - 1;
        _slots = (PostSlot*)NativeMemory.AllocZeroed(size, (nuint)sizeof(PostSlot));
        _batch = (long*)NativeMemory.Alloc(BatchSize, sizeof(long));

        var (ids, creators) = (posts.Ids, posts.Creators);
        for (var i = 0; i < posts.Count; i++)
        {
            if (i + BatchSize < posts.Count)
                Prefetch(~ids[i + BatchSize]);
            var slot = Find(~ids[i]);
            slot->Key = ~ids[i];
            slot->Creator = creators[i];
        }
    }

    /// <summary>The slots, empty ones (with key 0) included.</summary>
    public ReadOnlySpan<PostSlot> Slots => new(_slots, (int)_mask + 1);

    /// <summary>Counts a like, now or with a later one; <see cref="CountPending"/> brings all to an end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Like(long post)
    {
        Prefetch(~post);
        _batch[_pending++] = ~post;
        if (_pending == BatchSize)
            CountPending();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void CountPending()
    {
        for (var i = 0; i < _pending; i++)
        {
            var slot = Find(_batch[i]);
            // Likes of posts that are not there count for nobody.
            if (slot->Key != 0)
                slot->Likes++;
        }
        _pending = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(long key)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(_slots + Place(key));
    }

    /// <summary>The slot of a key, or the empty one where it would go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PostSlot* Find(long key)
    {
        var place = Place(key);
        while (_slots[place].Key != key && _slots[place].Key != 0)
            place = place + 1 & _mask;
        return _slots + place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint Place(long key) => (nuint)((ulong)key * Scatter >> _shift);

    public void Dispose()
    {
        NativeMemory.Free(_slots);
        NativeMemory.Free(_batch);
    }
}
