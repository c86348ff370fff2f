namespace Refrain.Stores;

/// <summary>
/// Packs entries that are kept in memory: as objects, a million would be most of what the collector moves and looks through. What is seldom there (a blob, a mark, a stamp, many bytes) is not
/// packed; such entries are kept as they are. Used by one thread at a time.
/// </summary>
internal sealed class PackedEntries
{
    // Longer ones gain nothing by being copied.
    private const int MostMessage = 1024;
    private const int MostInline = 1024;

    private readonly Slab _slab = new();

    // What the last entry of each task's name has in common with others: mostly the next one has it, too.
    private readonly Dictionary<string, SharedTrace> _traces = new(StringComparer.Ordinal);

    /// <summary>Packs an entry.</summary>
    public PackedEntry Pack(CatalogEntry entry)
    {
        if (entry.Inline is not { Length: <= MostInline } inline || entry.Message.Length > MostMessage || entry.IsDropped || entry.Mark is not null || entry.Blob is not null || entry.Stamp is not null)
            return new(entry);
        Span<byte> making = stackalloc byte[PackedMaking.MostBytes];
        making = making[..PackedMaking.Write(entry, static _ => 0, making)];
        var bytes = _slab.Take(making.Length + entry.Message.Length + inline.Length);
        making.CopyTo(bytes.Span);
        entry.Message.Span.CopyTo(bytes.Span[making.Length..]);
        inline.Span.CopyTo(bytes.Span[(making.Length + entry.Message.Length)..]);
        return new(TraceOf(entry), bytes, making.Length, entry.Message.Length);
    }

    private SharedTrace TraceOf(CatalogEntry entry)
    {
        if (_traces.TryGetValue(entry.Name, out var last)
            && last.TaskVersion == entry.TaskVersion && last.Format == entry.Format && last.Rows == entry.Rows && AreSame(last.Inputs, entry.Inputs)
            && string.Equals(last.Fingerprint, entry.Fingerprint, StringComparison.Ordinal) && string.Equals(last.Schema, entry.Schema, StringComparison.Ordinal))
        {
            return last;
        }

        return _traces[entry.Name] = new(entry.Name, entry.Fingerprint, entry.TaskVersion, entry.Schema, entry.Format, entry.Rows, entry.Inputs);

        static bool AreSame(IReadOnlyList<CatalogInput> one, IReadOnlyList<CatalogInput> other) =>
            ReferenceEquals(one, other) || (one.Count == other.Count && one.Count < 2 && (one.Count == 0 || one[0] == other[0]));
    }
}
