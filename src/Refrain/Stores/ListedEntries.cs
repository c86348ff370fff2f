namespace Refrain.Stores;

/// <summary>
/// Some of the entries that a catalog lists, as they were read: of most a run needs no more than what they have in common with others and the version, and an entry of each would be most of what such a run
/// has in memory. Filled by one thread and then only read; when nobody keeps any of them, filled again.
/// </summary>
internal sealed class ListedEntries
{
    /// <summary>The longest message of one that is kept as it was read.</summary>
    public const int MostMessage = 4096;

    /// <summary>How many there are at most: with so many none of the arrays is a large object.</summary>
    public const int Most = 512;

    private const int UsualBytes = 96;

    private readonly Row[] _rows = new Row[Most];
    private byte[] _bytes = [];
    private int _used;

    // What it is: an entry, or what it has in common with others; how it was made and its message then lie behind each other.
    private record struct Row(TaskKey Key, IStoredTrace Trace, int At, ushort Making, ushort Message);

    public int Count { get; private set; }

    public bool IsFull => Count == Most;

    /// <summary>Whether what was taken of it lies in its bytes, so that they cannot be used again.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Empties it.</summary>
    public void Clear() => Count = _used = 0;

    public void Add(CatalogEntry entry) => _rows[Count++] = new(entry.Key, entry, 0, 0, 0);

    /// <param name="key">The key.</param>
    /// <param name="trace">What it has in common with others.</param>
    /// <param name="making">How it was made, as <see cref="PackedMaking"/> has read it.</param>
    /// <param name="message">The encoded task.</param>
    public void Add(TaskKey key, SharedTrace trace, ReadOnlySpan<byte> making, ReadOnlySpan<byte> message)
    {
        var end = _used + making.Length + message.Length;
        if (end > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(end, _bytes.Length == 0 ? Most * UsualBytes : 2 * _bytes.Length));
        making.CopyTo(_bytes.AsSpan(_used));
        message.CopyTo(_bytes.AsSpan(_used + making.Length));
        _rows[Count++] = new(key, trace, _used, (ushort)making.Length, (ushort)message.Length);
        _used = end;
    }

    public TaskKey KeyOf(int position) => _rows[position].Key;

    public ContentHash VersionOf(int position) =>
        _rows[position] is { Trace: CatalogEntry entry } ? entry.Version : PackedMaking.VersionOf(_bytes.AsSpan(_rows[position].At, _rows[position].Making));

    public IStoredTrace TraceOf(int position) => _rows[position].Trace;

    /// <summary>The entry, made anew unless it was added as one.</summary>
    public CatalogEntry EntryOf(int position)
    {
        ref var row = ref _rows[position];
        if (row.Trace is CatalogEntry entry)
            return entry;
        if (!PackedMaking.TryRead(_bytes.AsSpan(row.At, row.Making), out var making))
            throw new InvalidOperationException("What was read of an entry cannot be read again.");
        IsKept = true;
        return ((SharedTrace)row.Trace).EntryOf(row.Key, making, _bytes.AsMemory(row.At + row.Making, row.Message));
    }
}
