using System.Runtime.CompilerServices;

namespace Refrain.Collections;

/// <summary>An array that has no part that is a large object (<see cref="SegmentSize{T}"/>).</summary>
internal readonly struct SegmentedArray<T>
{
    private readonly T[][] _segments;
    private readonly int _bits;
    private readonly int _mask;

    /// <param name="length">How many elements it has, each of which is the default at first.</param>
    public SegmentedArray(int length)
    {
        Length = length;
        _bits = SegmentSize<T>.Bits;
        _mask = SegmentSize<T>.Most - 1;
        _segments = new T[((length - 1) >> _bits) + 1][];
        for (var i = 0; i < _segments.Length; i++)
            _segments[i] = new T[Math.Min(_mask + 1, length - (i << _bits))];
    }

    public int Length { get; }

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _segments[index >> _bits][index & _mask];
    }
}
