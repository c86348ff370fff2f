using System.Collections.Immutable;

namespace Refrain.Keys;

/// <summary>A map: written in the order of the encoded keys, so that maps with the same entries are written alike.</summary>
/// <remarks>A comparer is not part of a key: maps read from a message have the type's default one.</remarks>
internal abstract class MapKeyCodec<TMap, TKey, TValue>(IKeyCodec<TKey> keys, IKeyCodec<TValue> values) : IKeyCodec<TMap>
    where TMap : class, IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    public void Write(ref KeyWriter writer, TMap value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var entries = new EncodedValues(writer.Apart([]));
        try
        {
            foreach (var (key, item) in value)
            {
                entries.Add(key, keys);
                entries.Append(item, values);
            }

            entries.WriteTo(ref writer, KeyTag.Map);
        }
        finally
        {
            entries.Dispose();
        }
    }

    public TMap Read(ref KeyReader reader)
    {
        reader.Tag(KeyTag.Map, "a map");
        var count = reader.Count();
        var items = new List<KeyValuePair<TKey, TValue>>();
        ReadOnlySpan<byte> last = default;
        for (var i = 0; i < count; i++)
        {
            var start = reader.Position;
            var key = reader.Read(keys);
            last = reader.InOrder(last, start, i);
            items.Add(new(key, reader.Read(values)));
        }

        return Create(items);
    }

    public string Format(TMap value) => ListText.Join(
        [.. value.Select(entry => ListText.Join([keys.Format(entry.Key), values.Format(entry.Value)])).Order(StringComparer.Ordinal)]);

    public TMap Parse(string text) => Create(ListText.Split(text).ConvertAll(entry =>
        ListText.Split(entry) is [var key, var value]
            ? KeyValuePair.Create(keys.Parse(key), values.Parse(value))
            : throw new FormatException("Entries were expected as key\\,value with commas between.")));

    protected abstract TMap Create(List<KeyValuePair<TKey, TValue>> items);
}

internal sealed class ImmutableDictionaryKeyCodec<TKey, TValue>(IKeyCodec<TKey> keys, IKeyCodec<TValue> values)
    : MapKeyCodec<ImmutableDictionary<TKey, TValue>, TKey, TValue>(keys, values)
    where TKey : notnull
{
    protected override ImmutableDictionary<TKey, TValue> Create(List<KeyValuePair<TKey, TValue>> items) => ImmutableDictionary.CreateRange(items);
}

internal sealed class ImmutableSortedDictionaryKeyCodec<TKey, TValue>(IKeyCodec<TKey> keys, IKeyCodec<TValue> values)
    : MapKeyCodec<ImmutableSortedDictionary<TKey, TValue>, TKey, TValue>(keys, values)
    where TKey : notnull
{
    protected override ImmutableSortedDictionary<TKey, TValue> Create(List<KeyValuePair<TKey, TValue>> items) => ImmutableSortedDictionary.CreateRange(items);
}

internal sealed class ReadOnlyDictionaryKeyCodec<TKey, TValue>(IKeyCodec<TKey> keys, IKeyCodec<TValue> values)
    : MapKeyCodec<IReadOnlyDictionary<TKey, TValue>, TKey, TValue>(keys, values)
    where TKey : notnull
{
    protected override IReadOnlyDictionary<TKey, TValue> Create(List<KeyValuePair<TKey, TValue>> items) => ImmutableDictionary.CreateRange(items);
}
