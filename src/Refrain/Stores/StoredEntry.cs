namespace Refrain.Stores;

/// <summary>What a catalog has for a task: an entry, one of those that it listed, which is made when somebody asks for it, or none.</summary>
internal readonly struct StoredEntry
{
    private readonly object? _holder;
    private readonly int _position;

    /// <summary>One that was listed.</summary>
    public StoredEntry(ListedEntries listed, int position) => (_holder, _position) = (listed, position);

    private StoredEntry(CatalogEntry? entry) => _holder = entry;

    public bool IsNone => _holder is null;

    /// <summary>Whether no entry was made of it yet.</summary>
    public bool IsListed => _holder is ListedEntries;

    /// <summary>The entry; of one that was listed, made anew each time.</summary>
    public CatalogEntry? Entry => _holder is ListedEntries listed ? listed.EntryOf(_position) : (CatalogEntry?)_holder;

    /// <summary>What it was made as and from; <see langword="null"/> if there is none.</summary>
    public IStoredTrace? Trace => _holder is ListedEntries listed ? listed.TraceOf(_position) : (CatalogEntry?)_holder;

    /// <summary>The version of one that is there.</summary>
    public ContentHash Version => _holder is ListedEntries listed ? listed.VersionOf(_position) : ((CatalogEntry)_holder!).Version;

    /// <summary>The name of its blob, or <see langword="null"/>.</summary>
    public string? Blob => (Trace as CatalogEntry)?.Blob;

    public static implicit operator StoredEntry(CatalogEntry? entry) => new(entry);
}
