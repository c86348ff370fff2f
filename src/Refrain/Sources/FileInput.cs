using Refrain.Stores;

namespace Refrain;

/// <summary>Reads a file source in place.</summary>
/// <param name="source">The source.</param>
/// <param name="observed">What was observed.</param>
/// <param name="folder">The folder that a relative path is in; if empty, the current one.</param>
internal sealed class FileInput(FileSource source, CatalogEntry observed, string folder = "") : FileFormsInput(source)
{
    private readonly string _path = System.IO.Path.Combine(folder, source.Path);
    private FileInfo? _file;

    public override ContentHash Version => observed.Version;

    public override long Size => observed.Size;

    public override string DisplayName => source.Path;

    public override void Seal()
    {
        if (!IsUsed)
            return;

        // Asked anew by one thread while another reads what it said, it says that nothing is there: so each has one for itself.
        var file = Interlocked.Exchange(ref _file, null) ?? new(_path);
        var isStamped = FileObservation.IsStamped(FileObservation.InfoOf(file), observed.Stamp);
        _file = file;
        if (!isStamped)
            throw new SourceChangedException(source);
    }

    protected override string Locate() => _path;
}
