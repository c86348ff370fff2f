using Refrain.Stores;
using Refrain.Targets;

namespace Refrain;

/// <summary>
/// Reads a file that a task has written to a place outside of the store, where it is. Before and after it is read, it must be what the task wrote: otherwise that one runs again, and then whoever read it.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="entry">Its entry, whose bytes are the receipt.</param>
/// <param name="receipt">What it wrote.</param>
/// <param name="target">Where to.</param>
internal sealed class PlacedInput(ITask task, CatalogEntry entry, TargetReceipt receipt, FolderTarget target) : FileFormsInput(task)
{
    private readonly string _path = System.IO.Path.Combine(target.Folder, receipt.Place.Replace('/', System.IO.Path.DirectorySeparatorChar));

    public override ContentHash Version { get; } = ContentHash.Parse(receipt.Content);

    public override long Size => receipt.Rows;

    public override string DisplayName => _path;

    public override void Seal()
    {
        if (IsUsed)
            Look();
    }

    protected override string Locate()
    {
        Look();
        return _path;
    }

    private void Look()
    {
        // A folder is looked at without waiting.
        var found = target.FindAsync([Key]).AsTask().GetAwaiter().GetResult();
        if (!found.TryGetValue(Key, out var version) || version != entry.Version)
            throw new CorruptArtifactException(entry, _path, File.Exists(_path) ? CorruptionReason.WrongHash : CorruptionReason.Missing, 0);
    }
}
