using Refrain.Stores;

namespace Refrain.Postgres;

/// <summary>Stores whose catalog is in PostgreSQL and whose blobs are where all who use the store can reach them. Thread-safe.</summary>
public static class PostgresStore
{
    /// <summary>Opens a store by an address alone, as a command line names it: <c>postgres://USER@HOST:PORT/DATABASE?schema=SCHEMA&amp;folder=FOLDER</c>.</summary>
    /// <param name="address">
    /// The address. Its folder, on a disk that all machines share, or on the one machine that uses the store, takes the blobs and the scratch of running tasks.
    /// </param>
    /// <param name="isReadOnly">Whether the store is to be looked at (<see cref="PostgresCatalogOptions.IsReadOnly"/>).</param>
    /// <exception cref="ArgumentException">It is no address.</exception>
    /// <exception cref="StoreException">The address names no folder, or the catalog cannot be opened.</exception>
    public static ArtifactStore Open(string address, bool isReadOnly = false)
    {
        PostgresAddress.Read(address, out _, out var folder);
        return folder is { Length: > 0 }
            ? Open(address, folder, new PostgresCatalogOptions { IsReadOnly = isReadOnly })
            : throw new StoreException("postgres://", "The address of the store does not say where the blobs are. Add folder=FOLDER to it, as in postgres://USER@HOST/DATABASE?folder=FOLDER.");
    }

    /// <summary>Opens a store with its blobs in a folder: on a disk that all machines share, or on the one machine that uses the store.</summary>
    /// <param name="address">The database (<see cref="PostgresCatalog.OpenAsync(string, PostgresCatalogOptions?, CancellationToken)"/>).</param>
    /// <param name="folder">The folder of <c>blobs/</c> and <c>scratch/</c>.</param>
    /// <param name="options">How the catalog is used.</param>
    /// <exception cref="ArgumentException">The address or the schema's name is none.</exception>
    /// <exception cref="StoreException">The catalog cannot be opened.</exception>
    public static ArtifactStore Open(string address, string folder, PostgresCatalogOptions? options = null)
    {
        folder = Path.GetFullPath(folder);
        return Open(address, new FileBlobStore(Path.Combine(folder, LocalStore.BlobFolder)), Path.Combine(folder, LocalStore.ScratchFolder), options);
    }

    /// <summary>Opens a store with its blobs in any blob store.</summary>
    /// <param name="address">The database (<see cref="PostgresCatalog.OpenAsync(string, PostgresCatalogOptions?, CancellationToken)"/>).</param>
    /// <param name="blobs">Where large artifacts are.</param>
    /// <param name="scratch">A folder of this machine for the scratch of running tasks.</param>
    /// <param name="options">How the catalog is used.</param>
    /// <exception cref="ArgumentException">The address or the schema's name is none.</exception>
    /// <exception cref="StoreException">The catalog cannot be opened.</exception>
    public static ArtifactStore Open(string address, IBlobStore blobs, string scratch, PostgresCatalogOptions? options = null) =>
        new(PostgresCatalog.Open(address, options), blobs, scratch);
}
