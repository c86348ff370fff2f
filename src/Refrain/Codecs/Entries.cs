namespace Refrain.Codecs;

/// <summary>The entries of dictionaries: a count, then key and value of each, in the order of the keys.</summary>
internal static class Entries
{
    public static void Write<TKey, TKeyCodec, TValue, TValueCodec>(
        ref ValueWriter writer, IEnumerable<KeyValuePair<TKey, TValue>> value)
        where TKey : notnull
        where TKeyCodec : struct, IOrderedCodec<TKey>
        where TValueCodec : struct, IValueCodec<TValue>
    {
        if (value is null)
            ValueWriter.ThrowNull("dictionary");
        var entries = value.ToArray();
        Array.Sort(entries, static (x, y) => TKeyCodec.Compare(x.Key, y.Key));
        writer.WriteLength(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            if (i > 0 && TKeyCodec.Compare(entries[i - 1].Key, entries[i].Key) == 0)
                Elements.ThrowTwice(entries[i].Key);
            TKeyCodec.Write(ref writer, entries[i].Key);
            TValueCodec.Write(ref writer, entries[i].Value);
        }
    }

    public static Dictionary<TKey, TValue> Read<TKey, TKeyCodec, TValue, TValueCodec>(ref ValueReader reader)
        where TKey : notnull
        where TKeyCodec : struct, IOrderedCodec<TKey>
        where TValueCodec : struct, IValueCodec<TValue>
    {
        // An entry takes two bytes at the least.
        var count = reader.ReadLength();
        if (count > reader.Remaining / 2)
            reader.Throw($"{count} entries do not fit into {reader.Remaining} bytes");
        var entries = new Dictionary<TKey, TValue>(count);
        TKey? last = default;
        for (var i = 0; i < count; i++)
        {
            var key = TKeyCodec.Read(ref reader);
            if (i > 0 && TKeyCodec.Compare(last!, key) >= 0)
                reader.Throw("the keys of a dictionary do not stand in ascending order");
            entries.Add(key, TValueCodec.Read(ref reader));
            last = key;
        }

        return entries;
    }
}
