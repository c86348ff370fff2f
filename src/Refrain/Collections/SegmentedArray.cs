using System.Runtime.CompilerServices;

namespace Refrain.Collections;

/// <summary>An array that has no part that is a large object (<see cref="SegmentSize{T}"/>).</summary>
internal readonly struct SegmentedArray<T>
{
    private readonly T[][] _segments;

    /// <param name="length">How many elements it has, each of which is the default at first.</param>
    public SegmentedArray(int length)
    {
        Length = length;
        _segments = new T[((length - 1) >> SegmentSize<T>.Bits) + 1][];
        for (var i = 0; i < _segments.Length; i++)
            _segments[i] = new T[Math.Min(SegmentSize<T>.Most, length - (i << SegmentSize<T>.Bits))];
    }

    public int Length { get; }

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _segments[index >> SegmentSize<T>.Bits][index & (SegmentSize<T>.Most - 1)];
    }
}
