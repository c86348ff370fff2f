using Refrain.Stores;

namespace Refrain;

/// <summary>Reads a folder source in place: its names, or, through a handle, whatever is in it.</summary>
/// <param name="source">The source.</param>
/// <param name="observed">What was observed.</param>
/// <param name="folder">The folder that a relative path is in; if empty, the current one.</param>
internal sealed class DirectoryInput(DirectorySource source, CatalogEntry observed, string folder = "") : InputReader(source)
{
    private readonly DirectorySource _placed = folder.Length == 0 ? source : source with { Path = System.IO.Path.Combine(folder, source.Path) };

    private readonly Lock _gate = new();
    private IReadOnlyList<string>? _names;
    private bool _used;

    public override ContentHash Version => observed.Version;

    public override long Size => observed.Size;

    public override string Path
    {
        get
        {
            if (!source.Contents)
                throw new NotSupportedException($"{source} was observed by its names alone, so its files must not be read through it. Bind it as Artifact<byte[]>.");
            lock (_gate)
                _used = true;
            return _placed.Path;
        }
    }

    public override string DisplayName => source.Path;

    public override Stream OpenRead() =>
        throw new NotSupportedException($"{source} is a folder, which has no bytes. Bind it as its names, or take the Path of the handle.");

    public override ValueTask<T> Value<T>() =>
        Names() is T names ? new(names) : throw new NotSupportedException($"{source} is a folder: it reads as its names, IReadOnlyList<string>. Its handle has a Path.");

    public override ValueTask<IReadOnlyList<T>> List<T>() => new(Named<IReadOnlyList<T>>());

    public override ValueTask<IEnumerable<T>> Rows<T>() => new(Named<IEnumerable<T>>());

    public override ValueTask<IAsyncEnumerable<T>> RowsAsync<T>() => new(Named<IEnumerable<T>>().ToAsyncEnumerable());

    public override void Seal()
    {
        lock (_gate)
        {
            if (_used && !IsAsObserved(FolderListing.Of(_placed)))
                throw new SourceChangedException(source);
        }
    }

    private TNames Named<TNames>() =>
        Names() is TNames names ? names : throw new NotSupportedException($"{source} is a folder: its rows are names, text.");

    /// <summary>The names as they were observed: listed again, and held against the version.</summary>
    private IReadOnlyList<string> Names()
    {
        lock (_gate)
        {
            if (_names is not null)
                return _names;
            var listing = FolderListing.Of(_placed);
            if (!IsAsObserved(listing))
                throw new SourceChangedException(source);
            return _names = listing.Names;
        }
    }

    private bool IsAsObserved(FolderListing listing) => source.Contents
        ? string.Equals(listing.Stamp(out _), observed.Stamp, StringComparison.Ordinal)
        : listing.VersionOfNames() == observed.Version;
}
