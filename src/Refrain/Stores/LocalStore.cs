namespace Refrain.Stores;

/// <summary>
/// The store that needs nothing else: a folder with <c>catalog.db</c>, <c>blobs/</c> and <c>scratch/</c>. Several processes of one machine may
/// have it open at once.
/// </summary>
public static class LocalStore
{
    /// <summary>The catalog's file within the folder.</summary>
    public const string CatalogFile = "catalog.db";

    /// <summary>The blobs' folder within the folder.</summary>
    public const string BlobFolder = "blobs";

    /// <summary>The folder within the folder in which running tasks have their scratch.</summary>
    public const string ScratchFolder = "scratch";

    /// <summary>Opens a store, and creates it where there is none.</summary>
    /// <param name="folder">The folder; what is missing of its path is made.</param>
    /// <exception cref="StoreFormatException">Another format version of Refrain, or another program, wrote the catalog.</exception>
    /// <exception cref="StoreCorruptException">The catalog is damaged, or gone while its blobs are there.</exception>
    /// <exception cref="StoreException">The folder cannot be made or written.</exception>
    public static ArtifactStore Open(string folder) => Open(folder, null);

    /// <inheritdoc cref="Open(string)"/>
    /// <param name="folder">The folder; what is missing of its path is made.</param>
    /// <param name="blobs">The blobs, where they are not in the folder; whether some are there without a catalog is not looked at then.</param>
    public static ArtifactStore Open(string folder, IBlobStore? blobs)
    {
        folder = Path.GetFullPath(folder);
        var catalog = Path.Combine(folder, CatalogFile);
        var files = Path.Combine(folder, BlobFolder);
        CreateFolder(folder);
        RefuseToStartEmpty(catalog, files);
        return new(SqliteCatalog.Open(catalog), blobs ?? new FileBlobStore(files), Path.Combine(folder, ScratchFolder));
    }

    /// <summary>
    /// Opens a store that is there to look at it, without writing one byte in its folder (<see cref="SqliteCatalog.OpenReadOnly(string)"/>). Nothing is locked, so it is
    /// for when nobody else writes.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="StoreFormatException">Another format version of Refrain, or another program, wrote the catalog.</exception>
    /// <exception cref="StoreCorruptException">The catalog is damaged.</exception>
    /// <exception cref="StoreException">There is no store, or it cannot be read.</exception>
    public static ArtifactStore OpenReadOnly(string folder) => OpenReadOnly(folder, null);

    /// <inheritdoc cref="OpenReadOnly(string)"/>
    /// <param name="folder">The folder.</param>
    /// <param name="blobs">The blobs, where they are not in the folder.</param>
    public static ArtifactStore OpenReadOnly(string folder, IBlobStore? blobs) => OpenReadOnly(folder, blobs, beside: false);

    private static ArtifactStore OpenReadOnly(string folder, IBlobStore? blobs, bool beside)
    {
        folder = Path.GetFullPath(folder);
        return new(SqliteCatalog.OpenReadOnly(Path.Combine(folder, CatalogFile), beside), blobs ?? new FileBlobStore(Path.Combine(folder, BlobFolder)), Path.Combine(folder, ScratchFolder));
    }

    /// <summary>
    /// Opens a store that is there for what mostly only looks at it: as <see cref="Open(string)"/> does where its folder may be written, and otherwise so that it is only read. What would
    /// write then throws <see cref="StoreException"/>. Others may write meanwhile: what was searched is then searched again, and what was being listed ends in a <see cref="StoreException"/>.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="blobs">The blobs, where they are not in the folder.</param>
    /// <exception cref="StoreFormatException">Another format version of Refrain, or another program, wrote the catalog.</exception>
    /// <exception cref="StoreCorruptException">The catalog is damaged, or gone while its blobs are there.</exception>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public static ArtifactStore OpenToLook(string folder, IBlobStore? blobs = null) => OpenToLook(folder, blobs, static (folder, blobs) => Open(folder, blobs));

    internal static ArtifactStore OpenToLook(string folder, IBlobStore? blobs, Func<string, IBlobStore?, ArtifactStore> open)
    {
        try
        {
            return open(folder, blobs);
        }
        catch (StoreNotWritableException) when (File.Exists(Path.Combine(folder, CatalogFile)))
        {
            return OpenReadOnly(folder, blobs, beside: true);
        }
    }

    private static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        try
        {
            Directory.CreateDirectory(folder);
            if (Path.GetDirectoryName(folder) is { } parent)
                new DurableFiles().FlushFolder(parent);
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(folder, "cannot be made the folder of a store", e);
        }
    }

    /// <summary>A catalog that is gone is never replaced by an empty one while there are blobs that it knew of.</summary>
    private static void RefuseToStartEmpty(string catalog, string blobs)
    {
        try
        {
            if (new FileInfo(catalog) is { Exists: true, Length: > 0 } || !Directory.Exists(blobs) || !Directory.EnumerateFileSystemEntries(blobs).Any())
                return;
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(blobs, "cannot be looked at", e);
        }

        throw new StoreCorruptException(catalog, $"The catalog {catalog} is gone or empty, but {blobs} holds artifacts. Put a copy of it back, or move the store's folder away: a run then makes everything again.");
    }
}
