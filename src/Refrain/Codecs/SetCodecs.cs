using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Refrain.Codecs;

/// <summary>
/// The codec of hash sets and of the interfaces of sets: a count and the elements in ascending order. A comparer of the
/// set's own is not stored: it is read with the default one.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
public readonly struct SetCodec<T, TCodec> : IValueCodec<HashSet<T>>, IValueCodec<ISet<T>>, IValueCodec<IReadOnlySet<T>>
    where TCodec : struct, IOrderedCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Schema"/>
    public static string Schema { get; } = $"set<{TCodec.Schema}>";

    /// <inheritdoc cref="IValueCodec{T}.Write"/>
    public static void Write(ref ValueWriter writer, IEnumerable<T> value) => Elements.WriteSorted<T, TCodec>(ref writer, value, "set");

    /// <inheritdoc cref="IValueCodec{T}.Read"/>
    public static HashSet<T> Read(ref ValueReader reader) => [.. Elements.ReadSorted<T, TCodec>(ref reader)];

    static void IValueCodec<HashSet<T>>.Write(ref ValueWriter writer, HashSet<T> value) => Write(ref writer, value);

    static void IValueCodec<ISet<T>>.Write(ref ValueWriter writer, ISet<T> value) => Write(ref writer, value);

    static void IValueCodec<IReadOnlySet<T>>.Write(ref ValueWriter writer, IReadOnlySet<T> value) => Write(ref writer, value);

    static ISet<T> IValueCodec<ISet<T>>.Read(ref ValueReader reader) => Read(ref reader);

    static IReadOnlySet<T> IValueCodec<IReadOnlySet<T>>.Read(ref ValueReader reader) => Read(ref reader);
}

/// <summary>The codec of sorted sets, written as <see cref="SetCodec{T, TCodec}"/> writes.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
/// <remarks>What is read is sorted in the stored order, so text ordinally.</remarks>
public readonly struct SortedSetCodec<T, TCodec> : IValueCodec<SortedSet<T>>
    where TCodec : struct, IOrderedCodec<T>
{
    /// <inheritdoc/>
    public static string Schema { get; } = $"set<{TCodec.Schema}>";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, SortedSet<T> value) => Elements.WriteSorted<T, TCodec>(ref writer, value, "set");

    /// <inheritdoc/>
    public static SortedSet<T> Read(ref ValueReader reader) =>
        new(Elements.ReadSorted<T, TCodec>(ref reader), Comparer<T>.Create(TCodec.Compare));
}

/// <summary>The codec of immutable sets, written as <see cref="SetCodec{T, TCodec}"/> writes.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
public readonly struct ImmutableSetCodec<T, TCodec> : IValueCodec<ImmutableHashSet<T>>, IValueCodec<IImmutableSet<T>>
    where TCodec : struct, IOrderedCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Schema"/>
    public static string Schema { get; } = $"set<{TCodec.Schema}>";

    /// <inheritdoc cref="IValueCodec{T}.Write"/>
    public static void Write(ref ValueWriter writer, IImmutableSet<T> value) => Elements.WriteSorted<T, TCodec>(ref writer, value, "set");

    /// <inheritdoc cref="IValueCodec{T}.Read"/>
    public static ImmutableHashSet<T> Read(ref ValueReader reader) => [.. Elements.ReadSorted<T, TCodec>(ref reader)];

    static void IValueCodec<ImmutableHashSet<T>>.Write(ref ValueWriter writer, ImmutableHashSet<T> value) => Write(ref writer, value);

    static IImmutableSet<T> IValueCodec<IImmutableSet<T>>.Read(ref ValueReader reader) => Read(ref reader);
}

/// <summary>The codec of immutable sorted sets, written as <see cref="SetCodec{T, TCodec}"/> writes.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
/// <remarks>What is read is sorted in the stored order, so text ordinally.</remarks>
public readonly struct ImmutableSortedSetCodec<T, TCodec> : IValueCodec<ImmutableSortedSet<T>>
    where TCodec : struct, IOrderedCodec<T>
{
    /// <inheritdoc/>
    public static string Schema { get; } = $"set<{TCodec.Schema}>";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, ImmutableSortedSet<T> value) =>
        Elements.WriteSorted<T, TCodec>(ref writer, value, "set");

    /// <inheritdoc/>
    public static ImmutableSortedSet<T> Read(ref ValueReader reader) =>
        ImmutableSortedSet.Create(Comparer<T>.Create(TCodec.Compare), Elements.ReadSorted<T, TCodec>(ref reader));
}

/// <summary>The codec of frozen sets, written as <see cref="SetCodec{T, TCodec}"/> writes.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
public readonly struct FrozenSetCodec<T, TCodec> : IValueCodec<FrozenSet<T>>
    where TCodec : struct, IOrderedCodec<T>
{
    /// <inheritdoc/>
    public static string Schema { get; } = $"set<{TCodec.Schema}>";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, FrozenSet<T> value) => Elements.WriteSorted<T, TCodec>(ref writer, value, "set");

    /// <inheritdoc/>
    public static FrozenSet<T> Read(ref ValueReader reader) => Elements.ReadSorted<T, TCodec>(ref reader).ToFrozenSet();
}
