using System.Collections;

namespace Refrain.Collections;

/// <summary>A list that does not move what it has when it grows, and has no part that is a large object (<see cref="SegmentSize{T}"/>). Not thread-safe.</summary>
internal sealed class SegmentedList<T> : IReadOnlyList<T>
{
    private readonly List<T[]> _segments = [];

    public int Count { get; private set; }

    public T this[int index]
    {
        get => SegmentOf(index)[index & (SegmentSize<T>.Most - 1)];
        set => SegmentOf(index)[index & (SegmentSize<T>.Most - 1)] = value;
    }

    /// <summary>The place of an element, which may be changed there until the list changes.</summary>
    public ref T At(int index) => ref SegmentOf(index)[index & (SegmentSize<T>.Most - 1)];

    public void Add(T item)
    {
        var at = Count & (SegmentSize<T>.Most - 1);
        if (Count >> SegmentSize<T>.Bits == _segments.Count)
            _segments.Add(new T[_segments.Count == 0 ? SegmentSize<T>.Least : SegmentSize<T>.Most]);
        var segment = _segments[Count >> SegmentSize<T>.Bits];
        if (at == segment.Length)
        {
            Array.Resize(ref segment, 2 * segment.Length);
            _segments[^1] = segment;
        }

        segment[at] = item;
        Count++;
    }

    /// <summary>Takes the last element out.</summary>
    public void RemoveLast()
    {
        this[Count - 1] = default!;
        Count--;
        if (_segments.Count > 1 && Count <= (_segments.Count - 2) << SegmentSize<T>.Bits)
            _segments.RemoveAt(_segments.Count - 1); // not the one that the next element needs
    }

    /// <summary>Empties the list. Of its room it keeps a part.</summary>
    public void Clear()
    {
        if (_segments.Count > 1)
            _segments.RemoveRange(1, _segments.Count - 1);
        if (_segments.Count == 1)
            Array.Clear(_segments[0], 0, Math.Min(Count, _segments[0].Length));
        Count = 0;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T[] SegmentOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return _segments[index >> SegmentSize<T>.Bits];
    }

    internal struct Enumerator(SegmentedList<T> list) : IEnumerator<T>
    {
        private int _at = -1;

        public readonly T Current => list[_at];

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext() => ++_at < list.Count;

        public void Reset() => _at = -1;

        public readonly void Dispose()
        {
        }
    }
}
