namespace Refrain.Stores;

/// <summary>An entry as <see cref="PackedEntries"/> keeps it, or none. Immutable.</summary>
internal readonly struct PackedEntry
{
    // What it has in common with others, or the entry itself where it is not packed.
    private readonly IStoredTrace? _trace;

    // How it was made, the message, the inputs that it has for itself, and the inline bytes.
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly ushort _making;
    private readonly ushort _message;

    public PackedEntry(CatalogEntry entry) => _trace = entry;

    public PackedEntry(SharedTrace trace, ReadOnlyMemory<byte> bytes, int making, int message) =>
        (_trace, _bytes, _making, _message) = (trace, bytes, checked((ushort)making), checked((ushort)message));

    public bool IsNone => _trace is null;

    /// <summary>What it was made from; nothing if there is none.</summary>
    public IReadOnlyList<CatalogInput> Inputs => _trace is SharedTrace { Requirements.Count: > 0 } own ? OwnInputs(own) : _trace?.Inputs ?? [];

    /// <summary>The entry, if there is one; of one that is packed, made anew each time.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="withBytes">Whether it has its inline bytes.</param>
    public CatalogEntry? EntryOf(TaskKey key, bool withBytes)
    {
        if (_trace is not SharedTrace trace)
            return _trace is CatalogEntry { Inline: not null } entry && !withBytes ? entry with { Inline = null } : (CatalogEntry?)_trace;
        if (!PackedMaking.TryRead(_bytes.Span[.._making], out var making))
            throw new InvalidOperationException("What was packed of an entry cannot be read again.");
        var head = _making + _message + (trace.Requirements.Count * PackedEntries.BytesOfInput);
        return trace.EntryOf(
            key,
            making,
            _bytes.Slice(_making, _message),
            inline: withBytes ? _bytes[head..] : default(ReadOnlyMemory<byte>?),
            own: trace.Requirements.Count > 0 ? OwnInputs(trace) : null);
    }

    private CatalogInput[] OwnInputs(SharedTrace trace)
    {
        var inputs = new CatalogInput[trace.Requirements.Count];
        var bytes = _bytes.Span[(_making + _message)..];
        for (var i = 0; i < inputs.Length; i++, bytes = bytes[PackedEntries.BytesOfInput..])
            inputs[i] = new(TaskKey.From(bytes[..TaskKey.Size]), ContentHash.From(bytes[TaskKey.Size..PackedEntries.BytesOfInput]), trace.Requirements[i]);
        return inputs;
    }
}
