using Refrain.Stores;

namespace Refrain;

/// <summary>Reads a file source in place.</summary>
internal sealed class FileInput(FileSource source, CatalogEntry observed) : FileFormsInput(source)
{
    public override ContentHash Version => observed.Version;

    public override long Size => observed.Size;

    public override string DisplayName => source.Path;

    public override void Seal()
    {
        if (IsUsed && (!FileObservation.InfoOf(source.Path).Exists || !string.Equals(FileObservation.StampOf(source.Path), observed.Stamp, StringComparison.Ordinal)))
            throw new SourceChangedException(source);
    }

    protected override string Locate() => source.Path;
}
