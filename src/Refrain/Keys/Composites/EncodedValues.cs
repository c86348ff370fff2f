namespace Refrain.Keys;

/// <summary>Values that were encoded one behind the other, to be written in the order of their bytes: what has no order of its own.</summary>
internal ref struct EncodedValues(KeyWriter writer)
{
    private readonly List<(Range Key, Range Whole)> _values = [];
    private KeyWriter _writer = writer;

    public void Add<T>(T value, IKeyCodec<T> codec)
    {
        var start = _writer.Position;
        _writer.Write(value, codec);
        _values.Add((start.._writer.Position, start.._writer.Position));
    }

    /// <summary>Adds to the value that was added last, without a part in the order.</summary>
    public void Append<T>(T value, IKeyCodec<T> codec)
    {
        var (key, _) = _values[^1];
        _writer.Write(value, codec);
        _values[^1] = (key, key.Start.._writer.Position);
    }

    /// <summary>Writes the values in order, equal ones once.</summary>
    /// <exception cref="InvalidOperationException">Two entries of a map have equal keys and different values.</exception>
    public void WriteTo(ref KeyWriter destination, byte tag)
    {
        var bytes = _writer.Written.ToArray();
        _values.Sort((a, b) => bytes.AsSpan(a.Key).SequenceCompareTo(bytes.AsSpan(b.Key)));
        var kept = 0;
        for (var i = 0; i < _values.Count; i++)
        {
            var value = _values[i];
            if (kept > 0 && bytes.AsSpan(_values[kept - 1].Key).SequenceEqual(bytes.AsSpan(value.Key)))
            {
                if (!bytes.AsSpan(_values[kept - 1].Whole).SequenceEqual(bytes.AsSpan(value.Whole)))
                    throw new InvalidOperationException("A dictionary that is a parameter has two entries whose keys are equal as parts of a task's key, with different values.");
                continue;
            }

            _values[kept++] = value;
        }

        destination.Begin(tag, kept);
        for (var i = 0; i < kept; i++)
            destination.Raw(bytes.AsSpan(_values[i].Whole));
    }

    public void Dispose() => _writer.Dispose();
}
