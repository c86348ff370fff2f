using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Refrain.Codecs;

/// <summary>The codec of arrays and of the interfaces that arrays implement: a count and each element.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
public readonly struct ArrayCodec<T, TCodec> : IValueCodec<T[]>, IValueCodec<IEnumerable<T>>, IValueCodec<IReadOnlyCollection<T>>,
    IValueCodec<IReadOnlyList<T>>, IValueCodec<ICollection<T>>, IValueCodec<IList<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Schema"/>
    public static string Schema { get; } = $"list<{TCodec.Schema}>";

    /// <inheritdoc cref="IValueCodec{T}.Write"/>
    public static void Write(ref ValueWriter writer, T[] value)
    {
        if (value is null)
            ValueWriter.ThrowNull("array");
        Elements.Write<T, TCodec>(ref writer, value);
    }

    /// <inheritdoc cref="IValueCodec{T}.Write"/>
    public static void Write(ref ValueWriter writer, IEnumerable<T> value) => Elements.Write<T, TCodec>(ref writer, value, "list");

    /// <inheritdoc cref="IValueCodec{T}.Read"/>
    public static T[] Read(ref ValueReader reader) => Elements.ReadArray<T, TCodec>(ref reader);

    static void IValueCodec<IReadOnlyCollection<T>>.Write(ref ValueWriter writer, IReadOnlyCollection<T> value) => Write(ref writer, value);

    static void IValueCodec<IReadOnlyList<T>>.Write(ref ValueWriter writer, IReadOnlyList<T> value) => Write(ref writer, value);

    static void IValueCodec<ICollection<T>>.Write(ref ValueWriter writer, ICollection<T> value) => Write(ref writer, value);

    static void IValueCodec<IList<T>>.Write(ref ValueWriter writer, IList<T> value) => Write(ref writer, value);

    static IEnumerable<T> IValueCodec<IEnumerable<T>>.Read(ref ValueReader reader) => Read(ref reader);

    static IReadOnlyCollection<T> IValueCodec<IReadOnlyCollection<T>>.Read(ref ValueReader reader) => Read(ref reader);

    static IReadOnlyList<T> IValueCodec<IReadOnlyList<T>>.Read(ref ValueReader reader) => Read(ref reader);

    static ICollection<T> IValueCodec<ICollection<T>>.Read(ref ValueReader reader) => Read(ref reader);

    static IList<T> IValueCodec<IList<T>>.Read(ref ValueReader reader) => Read(ref reader);
}

/// <summary>The codec of lists: a count and each element.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
public readonly struct ListCodec<T, TCodec> : IValueCodec<List<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc/>
    public static string Schema { get; } = $"list<{TCodec.Schema}>";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, List<T> value)
    {
        if (value is null)
            ValueWriter.ThrowNull("list");
        Elements.Write<T, TCodec>(ref writer, CollectionsMarshal.AsSpan(value));
    }

    /// <inheritdoc/>
    public static List<T> Read(ref ValueReader reader)
    {
        var items = Elements.ReadArray<T, TCodec>(ref reader);
        var list = new List<T>(items.Length);
        list.AddRange(items.AsSpan());
        return list;
    }
}

/// <summary>The codec of immutable arrays: a count and each element.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
public readonly struct ImmutableArrayCodec<T, TCodec> : IValueCodec<ImmutableArray<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc/>
    public static string Schema { get; } = $"list<{TCodec.Schema}>";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, ImmutableArray<T> value)
    {
        if (value.IsDefault)
            ValueWriter.ThrowNull("ImmutableArray (its default, which has no elements to enumerate)");
        Elements.Write<T, TCodec>(ref writer, value.AsSpan());
    }

    /// <inheritdoc/>
    public static ImmutableArray<T> Read(ref ValueReader reader) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Elements.ReadArray<T, TCodec>(ref reader));
}

/// <summary>The codec of immutable lists: a count and each element.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
public readonly struct ImmutableListCodec<T, TCodec> : IValueCodec<ImmutableList<T>>, IValueCodec<IImmutableList<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Schema"/>
    public static string Schema { get; } = $"list<{TCodec.Schema}>";

    /// <inheritdoc cref="IValueCodec{T}.Write"/>
    public static void Write(ref ValueWriter writer, IImmutableList<T> value) => Elements.Write<T, TCodec>(ref writer, value, "list");

    /// <inheritdoc cref="IValueCodec{T}.Read"/>
    public static ImmutableList<T> Read(ref ValueReader reader) => [.. Elements.ReadArray<T, TCodec>(ref reader)];

    static void IValueCodec<ImmutableList<T>>.Write(ref ValueWriter writer, ImmutableList<T> value) => Write(ref writer, value);

    static IImmutableList<T> IValueCodec<IImmutableList<T>>.Read(ref ValueReader reader) => Read(ref reader);
}
