using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Refrain.Keys;

internal sealed class ArrayKeyCodec<T>(IKeyCodec<T> codec) : SequenceKeyCodec<T[], T>(codec)
{
    protected override ReadOnlySpan<T> Items(T[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    protected override T[] Create(T[] items) => items;
}

internal sealed class ReadOnlyListKeyCodec<T>(IKeyCodec<T> codec) : SequenceKeyCodec<IReadOnlyList<T>, T>(codec)
{
    protected override ReadOnlySpan<T> Items(IReadOnlyList<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            T[] array when array.GetType() == typeof(T[]) => array,
            ImmutableArray<T> array => array.AsSpan(),
            List<T> list => CollectionsMarshal.AsSpan(list),
            _ => value.ToArray(),
        };
    }

    protected override IReadOnlyList<T> Create(T[] items) => ImmutableCollectionsMarshal.AsImmutableArray(items);
}

internal sealed class ReadOnlyCollectionKeyCodec<T>(IKeyCodec<T> codec) : SequenceKeyCodec<IReadOnlyCollection<T>, T>(codec)
{
    protected override ReadOnlySpan<T> Items(IReadOnlyCollection<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.ToArray();
    }

    protected override IReadOnlyCollection<T> Create(T[] items) => ImmutableCollectionsMarshal.AsImmutableArray(items);
}

/// <summary>An immutable array; the default one, which has no array, counts as empty.</summary>
internal sealed class ImmutableArrayKeyCodec<T>(IKeyCodec<T> codec) : SequenceKeyCodec<ImmutableArray<T>, T>(codec)
{
    protected override ReadOnlySpan<T> Items(ImmutableArray<T> value) => value.AsSpan();

    protected override ImmutableArray<T> Create(T[] items) => ImmutableCollectionsMarshal.AsImmutableArray(items);
}

internal sealed class ImmutableListKeyCodec<T>(IKeyCodec<T> codec) : SequenceKeyCodec<ImmutableList<T>, T>(codec)
{
    protected override ReadOnlySpan<T> Items(ImmutableList<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.ToArray();
    }

    protected override ImmutableList<T> Create(T[] items) => [.. items];
}
