using System.Diagnostics.CodeAnalysis;

namespace Refrain.Collections;

/// <summary>A queue that does not move what it has when it grows, gives back the room of what was taken, and has no part that is a large object (<see cref="SegmentSize{T}"/>). Not thread-safe.</summary>
internal sealed class SegmentedQueue<T>
{
    private readonly Queue<T[]> _segments = new();
    private T[] _last = [];
    private int _head;
    private int _tail;

    public int Count { get; private set; }

    public void Enqueue(T item)
    {
        if (_tail == _last.Length)
        {
            _last = new T[Math.Clamp(2 * _last.Length, SegmentSize<T>.Least, SegmentSize<T>.Most)];
            _segments.Enqueue(_last);
            _tail = 0;
        }

        _last[_tail++] = item;
        Count++;
    }

    /// <summary>The element that has been there for longest, which stays.</summary>
    public bool TryPeek([MaybeNullWhen(false)] out T item)
    {
        item = Count == 0 ? default : _segments.Peek()[_head];
        return Count > 0;
    }

    /// <summary>Takes the element that has been there for longest.</summary>
    public bool TryDequeue([MaybeNullWhen(false)] out T item)
    {
        if (Count == 0)
        {
            item = default;
            return false;
        }

        var first = _segments.Peek();
        item = first[_head];
        first[_head++] = default!;
        Count--;
        if (Count == 0)
        {
            (_head, _tail) = (0, 0); // what is left is the last part, which is begun anew
        }
        else if (_head == first.Length)
        {
            _segments.Dequeue();
            _head = 0;
        }

        return true;
    }

    public void Clear()
    {
        _segments.Clear();
        _last = [];
        (_head, _tail, Count) = (0, 0, 0);
    }

    /// <summary>All elements in their order.</summary>
    public IEnumerable<T> InOrder()
    {
        var (at, left) = (_head, Count);
        foreach (var segment in _segments)
        {
            for (; at < segment.Length && left > 0; at++, left--)
                yield return segment[at];
            at = 0;
        }
    }
}
