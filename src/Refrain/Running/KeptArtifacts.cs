using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// What was made here of late, with its bytes, so that a task that reads it here need not ask a store that is on another machine. What was least recently used goes first. Thread-safe.
/// </summary>
/// <param name="most">How many bytes it keeps, with what goes with each artifact.</param>
internal sealed class KeptArtifacts(long most)
{
    // A quarter is the most that one may take, or it were the only one.
    private const int Share = 4;

    // About what an entry takes beside its bytes.
    private const int Overhead = 512;

    private readonly Lock _gate = new();
    private readonly Dictionary<TaskKey, LinkedListNode<CatalogEntry>> _byTask = [];
    private readonly LinkedList<CatalogEntry> _byUse = [];
    private long _size;

    /// <summary>Whether anything is kept: it may turn out late that somebody reads here.</summary>
    public bool IsWanted { get; set; } = true;

    /// <summary>The most bytes that an artifact may have to be kept.</summary>
    public long MostBytes => most / Share - Overhead;

    /// <summary>Keeps what a task made.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="bytes">The artifact, where it is not in the entry; <see langword="null"/> if nobody has it at hand.</param>
    public void Add(CatalogEntry entry, ReadOnlyMemory<byte>? bytes)
    {
        if (!IsWanted || entry.Size > MostBytes || (entry.Inline ?? bytes) is not { } inline)
            return;
        lock (_gate)
        {
            Remove(entry.Key);
            _byTask.Add(entry.Key, _byUse.AddFirst(entry.Inline is null ? entry with { Inline = inline, Blob = null } : entry));
            _size += SizeOf(entry);
            while (_size > most)
                Remove(_byUse.Last!.Value.Key);
        }
    }

    /// <summary>Whether what a task made is kept in a version.</summary>
    public bool Has(TaskKey key, ContentHash version)
    {
        lock (_gate)
            return _byTask.TryGetValue(key, out var node) && node.Value.Version == version;
    }

    /// <summary>Finds what a task made, with its bytes.</summary>
    /// <param name="key">The task.</param>
    /// <param name="version">The version that is wanted.</param>
    /// <returns><see langword="null"/> if it is not kept, or of another version.</returns>
    public CatalogEntry? Find(TaskKey key, ContentHash version)
    {
        lock (_gate)
        {
            if (!_byTask.TryGetValue(key, out var node) || node.Value.Version != version)
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value;
        }
    }

    private static long SizeOf(CatalogEntry entry) => entry.Size + Overhead;

    private void Remove(TaskKey key)
    {
        if (!_byTask.Remove(key, out var node))
            return;
        _byUse.Remove(node);
        _size -= SizeOf(node.Value);
    }
}
