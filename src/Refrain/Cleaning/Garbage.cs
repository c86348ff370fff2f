using System.Globalization;
using Refrain.Stores;

namespace Refrain.Cleaning;

/// <summary>What lies in a store and belongs to nothing in its catalog, told by names: what has none that the store gives is left.</summary>
internal sealed class Garbage
{
    /// <summary>Blobs that nothing refers to and temporaries.</summary>
    public required IReadOnlyList<BlobInfo> Blobs { get; init; }

    /// <summary>Paths of scratch folders.</summary>
    public required IReadOnlyList<string> Scratch { get; init; }

    /// <summary>Files among the blobs that are none by their names.</summary>
    public required IReadOnlyList<string> Foreign { get; init; }

    /// <summary>Looks through a store on which no run is alive.</summary>
    /// <param name="store">The store.</param>
    /// <param name="referenced">The blobs that the catalog refers to.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<Garbage> FindAsync(ArtifactStore store, IReadOnlySet<string> referenced, CancellationToken cancellationToken)
    {
        var blobs = new List<BlobInfo>();
        var foreign = new List<string>();
        await foreach (var blob in store.Blobs.ListAsync(cancellationToken))
        {
            if (referenced.Contains(blob.Name))
                continue;
            // What ends like a temporary and has no name that the store gives could not be asked for by it either.
            if ((blob.IsTemporary && BlobNames.IsName(blob.Name)) || ArtifactStore.IsBlobName(blob.Name))
                blobs.Add(blob);
            else
                foreign.Add(blob.Name);
        }

        blobs.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreign.Sort(StringComparer.Ordinal);
        string[] scratch = Directory.Exists(store.ScratchFolder) ? [.. Directory.EnumerateFileSystemEntries(store.ScratchFolder).Where(IsOfRun).Order(StringComparer.Ordinal)] : [];
        return new() { Blobs = blobs, Scratch = scratch, Foreign = foreign };
    }

    /// <summary>The bytes of a file, or of the files in a folder, at any depth.</summary>
    public static long SizeOf(string path) => File.Exists(path)
        ? new FileInfo(path).Length
        : new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true }).Sum(f => f.Length);

    /// <summary>
    /// Whether it is the scratch folder of a run, or the file in which a worker of it notes what is at work: their names have the run's number. The folders of plans, which have none,
    /// may be in use.
    /// </summary>
    private static bool IsOfRun(string path)
    {
        var run = Path.GetFileName(path).Split('-') switch { [var number, _, _] => number, ["worker", var number, _, _] => number, _ => "" };
        return long.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0;
    }
}
