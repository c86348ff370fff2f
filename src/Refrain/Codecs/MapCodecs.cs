using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Refrain.Codecs;

/// <summary>
/// The codec of dictionaries and their interfaces: a count, then key and value of each entry, in the order of the keys.
/// A comparer of the dictionary's own is not stored: it is read with the default one.
/// </summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
public readonly struct MapCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<Dictionary<TKey, TValue>>,
    IValueCodec<IDictionary<TKey, TValue>>, IValueCodec<IReadOnlyDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IOrderedCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc cref="IValueCodec{T}.Schema"/>
    public static string Schema { get; } = $"map<{TKeyCodec.Schema},{TValueCodec.Schema}>";

    /// <inheritdoc cref="IValueCodec{T}.Write"/>
    public static void Write(ref ValueWriter writer, IEnumerable<KeyValuePair<TKey, TValue>> value) =>
        Entries.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value);

    /// <inheritdoc cref="IValueCodec{T}.Read"/>
    public static Dictionary<TKey, TValue> Read(ref ValueReader reader) =>
        Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader);

    static void IValueCodec<Dictionary<TKey, TValue>>.Write(ref ValueWriter writer, Dictionary<TKey, TValue> value) =>
        Write(ref writer, value);

    static void IValueCodec<IDictionary<TKey, TValue>>.Write(ref ValueWriter writer, IDictionary<TKey, TValue> value) =>
        Write(ref writer, value);

    static void IValueCodec<IReadOnlyDictionary<TKey, TValue>>.Write(ref ValueWriter writer, IReadOnlyDictionary<TKey, TValue> value) =>
        Write(ref writer, value);

    static IDictionary<TKey, TValue> IValueCodec<IDictionary<TKey, TValue>>.Read(ref ValueReader reader) => Read(ref reader);

    static IReadOnlyDictionary<TKey, TValue> IValueCodec<IReadOnlyDictionary<TKey, TValue>>.Read(ref ValueReader reader) =>
        Read(ref reader);
}

/// <summary>The codec of sorted dictionaries, written as <see cref="MapCodec{TKey, TKeyCodec, TValue, TValueCodec}"/> writes.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
/// <remarks>What is read is sorted in the stored order, so text ordinally.</remarks>
public readonly struct SortedMapCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<SortedDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IOrderedCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc/>
    public static string Schema { get; } = $"map<{TKeyCodec.Schema},{TValueCodec.Schema}>";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, SortedDictionary<TKey, TValue> value) =>
        Entries.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value);

    /// <inheritdoc/>
    public static SortedDictionary<TKey, TValue> Read(ref ValueReader reader) =>
        new(Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader), Comparer<TKey>.Create(TKeyCodec.Compare));
}

/// <summary>The codec of immutable dictionaries, written as <see cref="MapCodec{TKey, TKeyCodec, TValue, TValueCodec}"/> writes.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
public readonly struct ImmutableMapCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<ImmutableDictionary<TKey, TValue>>,
    IValueCodec<IImmutableDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IOrderedCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc cref="IValueCodec{T}.Schema"/>
    public static string Schema { get; } = $"map<{TKeyCodec.Schema},{TValueCodec.Schema}>";

    /// <inheritdoc cref="IValueCodec{T}.Write"/>
    public static void Write(ref ValueWriter writer, IImmutableDictionary<TKey, TValue> value) =>
        Entries.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value);

    /// <inheritdoc cref="IValueCodec{T}.Read"/>
    public static ImmutableDictionary<TKey, TValue> Read(ref ValueReader reader) =>
        Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader).ToImmutableDictionary();

    static void IValueCodec<ImmutableDictionary<TKey, TValue>>.Write(ref ValueWriter writer, ImmutableDictionary<TKey, TValue> value) =>
        Write(ref writer, value);

    static IImmutableDictionary<TKey, TValue> IValueCodec<IImmutableDictionary<TKey, TValue>>.Read(ref ValueReader reader) =>
        Read(ref reader);
}

/// <summary>The codec of immutable sorted dictionaries, written as <see cref="MapCodec{TKey, TKeyCodec, TValue, TValueCodec}"/> writes.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
/// <remarks>What is read is sorted in the stored order, so text ordinally.</remarks>
public readonly struct ImmutableSortedMapCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<ImmutableSortedDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IOrderedCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc/>
    public static string Schema { get; } = $"map<{TKeyCodec.Schema},{TValueCodec.Schema}>";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, ImmutableSortedDictionary<TKey, TValue> value) =>
        Entries.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableSortedDictionary<TKey, TValue> Read(ref ValueReader reader) =>
        Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader)
            .ToImmutableSortedDictionary(Comparer<TKey>.Create(TKeyCodec.Compare));
}

/// <summary>The codec of frozen dictionaries, written as <see cref="MapCodec{TKey, TKeyCodec, TValue, TValueCodec}"/> writes.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
public readonly struct FrozenMapCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<FrozenDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IOrderedCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc/>
    public static string Schema { get; } = $"map<{TKeyCodec.Schema},{TValueCodec.Schema}>";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, FrozenDictionary<TKey, TValue> value) =>
        Entries.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value);

    /// <inheritdoc/>
    public static FrozenDictionary<TKey, TValue> Read(ref ValueReader reader) =>
        Entries.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader).ToFrozenDictionary();
}
