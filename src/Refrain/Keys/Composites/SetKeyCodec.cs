using System.Collections.Immutable;

namespace Refrain.Keys;

/// <summary>A set: written in the order of the encoded values, so that sets with the same values are written alike.</summary>
/// <remarks>A comparer is not part of a key: sets read from a message have the type's default one.</remarks>
internal abstract class SetKeyCodec<TSet, T>(IKeyCodec<T> codec) : IKeyCodec<TSet>
    where TSet : class, IReadOnlyCollection<T>
{
    public void Write(ref KeyWriter writer, TSet value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var values = new EncodedValues(writer.Apart([]));
        try
        {
            foreach (var item in value)
                values.Add(item, codec);
            values.WriteTo(ref writer, KeyTag.Set);
        }
        finally
        {
            values.Dispose();
        }
    }

    public TSet Read(ref KeyReader reader)
    {
        reader.Tag(KeyTag.Set, "a set");
        var count = reader.Count();
        var items = new List<T>();
        ReadOnlySpan<byte> last = default;
        for (var i = 0; i < count; i++)
        {
            var start = reader.Position;
            items.Add(reader.Read(codec));
            last = reader.InOrder(last, start, i);
        }

        return Create(items);
    }

    public string Format(TSet value) => ListText.Join([.. value.Select(codec.Format).Order(StringComparer.Ordinal)]);

    public TSet Parse(string text) => Create(ListText.Split(text).ConvertAll(codec.Parse));

    protected abstract TSet Create(List<T> items);
}

internal sealed class ImmutableHashSetKeyCodec<T>(IKeyCodec<T> codec) : SetKeyCodec<ImmutableHashSet<T>, T>(codec)
{
    protected override ImmutableHashSet<T> Create(List<T> items) => [.. items];
}

internal sealed class ImmutableSortedSetKeyCodec<T>(IKeyCodec<T> codec) : SetKeyCodec<ImmutableSortedSet<T>, T>(codec)
{
    protected override ImmutableSortedSet<T> Create(List<T> items) => [.. items];
}

internal sealed class ReadOnlySetKeyCodec<T>(IKeyCodec<T> codec) : SetKeyCodec<IReadOnlySet<T>, T>(codec)
{
    protected override IReadOnlySet<T> Create(List<T> items) => ImmutableHashSet.CreateRange(items);
}
