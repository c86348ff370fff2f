using System.Collections;
using System.Runtime.CompilerServices;

namespace Refrain.Collections;

/// <summary>A list that does not move what it has when it grows, and has no part that is a large object (<see cref="SegmentSize{T}"/>). Not thread-safe.</summary>
internal sealed class SegmentedList<T> : IReadOnlyList<T>
{
    private const int MostKept = 32;

    // Fields and no calls on the way to an element: much of a program has run before the compiler makes anything of calls.
    private readonly int _bits = SegmentSize<T>.Bits;
    private readonly int _mask = SegmentSize<T>.Most - 1;
    private T[][] _segments = [];
    private int _segmentCount;
    private int _room;
    private int _count;

    public SegmentedList()
    {
    }

    /// <param name="count">How many elements it has, each of which is the default at first. Several threads may set them, each others.</param>
    public SegmentedList(int count)
    {
        while (_room < count)
            MakeRoom();
        _count = count;
    }

    public int Count => _count;

    public T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_count)
                throw OutOfRange(index);
            return _segments[index >> _bits][index & _mask];
        }

        set => At(index) = value;
    }

    /// <summary>The place of an element, which may be changed there until the list changes.</summary>
    public ref T At(int index)
    {
        if ((uint)index >= (uint)_count)
            throw OutOfRange(index);
        return ref _segments[index >> _bits][index & _mask];
    }

    public void Add(T item)
    {
        if (_count == _room)
            MakeRoom();
        _segments[_count >> _bits][_count & _mask] = item;
        _count++;
    }

    /// <summary>Takes the last element out.</summary>
    public void RemoveLast()
    {
        At(_count - 1) = default!;
        _count--;
        if (_segmentCount > 1 && _count <= (_segmentCount - 2) << _bits)
            LetGo(_segmentCount - 1); // not the one that the next element needs
    }

    /// <summary>Empties the list. Of its room it keeps what is used again and again: a few parts.</summary>
    public void Clear()
    {
        if (_segmentCount > MostKept)
            LetGo(MostKept);
        var left = RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? Math.Min(_count, _room) : 0;
        for (var i = 0; left > 0; left -= _segments[i++].Length)
            Array.Clear(_segments[i], 0, Math.Min(left, _segments[i].Length));
        _count = 0;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void MakeRoom()
    {
        if (_segmentCount == 1 && _room <= _mask)
        {
            Array.Resize(ref _segments[0], Math.Min(2 * _room, _mask + 1));
            _room = _segments[0].Length;
            return;
        }

        if (_segmentCount == _segments.Length)
            Array.Resize(ref _segments, Math.Max(1, 2 * _segmentCount));
        _segments[_segmentCount] = new T[_segmentCount == 0 ? SegmentSize<T>.Least : _mask + 1];
        _room += _segments[_segmentCount].Length;
        _segmentCount++;
    }

    private void LetGo(int from)
    {
        Array.Clear(_segments, from, _segmentCount - from);
        _segmentCount = from;
        _room = ((from - 1) << _bits) + _segments[from - 1].Length;
    }

    private static ArgumentOutOfRangeException OutOfRange(int index) => new(nameof(index), index, "There is no such element.");

    internal struct Enumerator(SegmentedList<T> list) : IEnumerator<T>
    {
        private int _at = -1;

        public readonly T Current => list[_at];

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext() => ++_at < list._count;

        public void Reset() => _at = -1;

        public readonly void Dispose()
        {
        }
    }
}
