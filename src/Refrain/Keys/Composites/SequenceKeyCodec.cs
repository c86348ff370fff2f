namespace Refrain.Keys;

/// <summary>A sequence in its order, whatever holds it: arrays and lists of equal values are written alike.</summary>
internal abstract class SequenceKeyCodec<TSequence, T>(IKeyCodec<T> codec) : IKeyCodec<TSequence>
{
    /// <summary>Room made before the values are seen; the rest grows with them, so that a false count costs nothing.</summary>
    private const int FirstCapacity = 16;

    public void Write(ref KeyWriter writer, TSequence value)
    {
        var items = Items(value);
        writer.BeginList(items.Length);
        foreach (var item in items)
            writer.Write(item, codec);
    }

    public TSequence Read(ref KeyReader reader)
    {
        var count = reader.BeginList();
        if (count == 0)
            return Create([]);
        var items = new T[Math.Min(count, FirstCapacity)];
        for (var i = 0; i < count; i++)
        {
            if (i == items.Length)
                Array.Resize(ref items, (int)Math.Min(count, 2L * items.Length));
            items[i] = reader.Read(codec);
        }

        return Create(items);
    }

    public string Format(TSequence value)
    {
        var texts = new List<string>();
        foreach (var item in Items(value))
            texts.Add(codec.Format(item));
        return ListText.Join(texts);
    }

    public TSequence Parse(string text)
    {
        var texts = ListText.Split(text);
        var items = new T[texts.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = codec.Parse(texts[i]);
        return Create(items);
    }

    protected abstract ReadOnlySpan<T> Items(TSequence value);

    /// <summary>The sequence of these values; the array is its own.</summary>
    protected abstract TSequence Create(T[] items);
}
