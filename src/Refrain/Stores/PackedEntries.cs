namespace Refrain.Stores;

/// <summary>
/// Packs entries that are kept in memory: as objects, a million would be most of what the collector moves and looks through. What is seldom there (a blob, a mark, a stamp, many bytes) is not
/// packed; such entries are kept as they are. Used by one thread at a time.
/// </summary>
internal sealed class PackedEntries
{
    /// <summary>How many bytes an input takes that is kept beside what is shared: the key and the version.</summary>
    public const int BytesOfInput = TaskKey.Size + ContentHash.Size;

    // Longer ones gain nothing by being copied.
    private const int MostMessage = 1024;
    private const int MostInline = 1024;
    private const int MostInputs = 16;

    private readonly Slab _slab = new();

    // What the last entries of each task's name have in common with others: mostly the next one has it, too.
    private readonly Dictionary<string, Last> _last = new(StringComparer.Ordinal);

    /// <summary>Packs an entry.</summary>
    public PackedEntry Pack(CatalogEntry entry)
    {
        if (entry.Inline is not { Length: <= MostInline } inline || entry.Message.Length > MostMessage || entry.IsDropped || entry.Mark is not null || entry.Blob is not null || entry.Stamp is not null)
            return new(entry);
        var trace = TraceOf(entry);
        Span<byte> making = stackalloc byte[PackedMaking.MostBytes];
        making = making[..PackedMaking.Write(entry, static _ => 0, making)];
        var bytes = _slab.Take(making.Length + entry.Message.Length + (trace.Requirements.Count * BytesOfInput) + inline.Length);
        var left = bytes.Span;
        making.CopyTo(left);
        left = left[making.Length..];
        entry.Message.Span.CopyTo(left);
        left = left[entry.Message.Length..];
        for (var i = 0; i < trace.Requirements.Count; i++)
        {
            entry.Inputs[i].Key.CopyTo(left);
            entry.Inputs[i].Version.CopyTo(left[TaskKey.Size..]);
            left = left[BytesOfInput..];
        }

        inline.Span.CopyTo(left);
        return new(trace, bytes, making.Length, entry.Message.Length);
    }

    /// <summary>
    /// What an entry has in common with the last ones of its name: everything, or all but what it was made from. A few inputs that are an entry's own are bytes; those that come twice in a
    /// row are shared from then on.
    /// </summary>
    private SharedTrace TraceOf(CatalogEntry entry)
    {
        _last.TryGetValue(entry.Name, out var last);
        if (last.Whole is { } whole && AreAlike(whole, entry) && AreSame(whole.Inputs, entry.Inputs))
            return whole;
        var isOwn = entry.Inputs.Count is > 0 and <= MostInputs && last.Inputs is { } before && !AreSame(before, entry.Inputs);
        if (!isOwn)
            last.Whole = new(entry.Name, entry.Fingerprint, entry.TaskVersion, entry.Schema, entry.Format, entry.Rows, entry.Inputs);
        else if (last.Bare is null || !AreAlike(last.Bare, entry) || !HaveSameRequirements(last.Bare, entry))
            last.Bare = new(entry.Name, entry.Fingerprint, entry.TaskVersion, entry.Schema, entry.Format, entry.Rows, []) { Requirements = [.. entry.Inputs.Select(static i => i.Requirement)] };
        last.Inputs = entry.Inputs;
        _last[entry.Name] = last;
        return isOwn ? last.Bare! : last.Whole!;
    }

    private static bool AreAlike(SharedTrace trace, CatalogEntry entry) =>
        trace.TaskVersion == entry.TaskVersion && trace.Format == entry.Format && trace.Rows == entry.Rows
        && string.Equals(trace.Fingerprint, entry.Fingerprint, StringComparison.Ordinal) && string.Equals(trace.Schema, entry.Schema, StringComparison.Ordinal);

    private static bool AreSame(IReadOnlyList<CatalogInput> one, IReadOnlyList<CatalogInput> other) =>
        ReferenceEquals(one, other) || (one.Count == other.Count && one.Count < 2 && (one.Count == 0 || one[0] == other[0]));

    private static bool HaveSameRequirements(SharedTrace bare, CatalogEntry entry)
    {
        if (bare.Requirements.Count != entry.Inputs.Count)
            return false;
        for (var i = 0; i < entry.Inputs.Count; i++)
        {
            if (!string.Equals(bare.Requirements[i], entry.Inputs[i].Requirement, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>What the last entry of a name left.</summary>
    private struct Last
    {
        /// <summary>With what it was made from; the first, or of inputs that came twice.</summary>
        public SharedTrace? Whole;

        /// <summary>Without that.</summary>
        public SharedTrace? Bare;

        public IReadOnlyList<CatalogInput>? Inputs;
    }
}
