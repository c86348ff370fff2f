using System.Collections;

namespace Refrain;

/// <summary>A list each item of which is made once, when somebody first asks for it: of a million most are never asked for. Thread-safe.</summary>
/// <param name="count">How many items there are.</param>
/// <param name="make">Makes the item of a position. What it makes may not be what the list has, if another thread asked for the same at the same time.</param>
internal sealed class LateList<T>(int count, Func<int, T> make) : IReadOnlyList<T>
    where T : class
{
    private const int Near = 256;

    private readonly T?[]?[] _parts = new T?[]?[(count + Near - 1) / Near];

    public int Count => count;

    /// <summary>The items that were asked for, in order.</summary>
    public IEnumerable<T> Made
    {
        get
        {
            for (var i = 0; i < _parts.Length; i++)
            {
                if (Volatile.Read(ref _parts[i]) is not { } part)
                    continue;
                for (var j = 0; j < part.Length; j++)
                {
                    if (Volatile.Read(ref part[j]) is { } item)
                        yield return item;
                }
            }
        }
    }

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            ref var place = ref _parts[index / Near];
            var part = Volatile.Read(ref place);
            if (part is null)
            {
                var made = new T?[Near];
                part = Interlocked.CompareExchange(ref place, made, null) ?? made;
            }

            ref var item = ref part[index % Near];
            if (Volatile.Read(ref item) is { } known)
                return known;
            var other = make(index);
            return Interlocked.CompareExchange(ref item, other, null) ?? other;
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
