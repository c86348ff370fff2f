namespace Refrain.Stores;

/// <summary>
/// Holds immutable blobs of bytes under names such as <c>TopUsers/Count=10~3f9a/0a1b2c</c>. Safe to call from several threads, and from
/// several processes where they share it; a writer or a stream that was opened belongs to one caller at a time.
/// </summary>
/// <remarks>
/// A blob store checks no content: <see cref="ArtifactStore"/> hashes what is written and read. A store on another machine may send a request again that failed for a passing reason; beyond that nothing is retried. What fails throws
/// <see cref="StoreException"/> that names the place and what to do; the caller abandons the writer, and the task that wrote has failed.
/// Names are checked: one that could leave the store throws <see cref="ArgumentException"/>.
/// </remarks>
public interface IBlobStore
{
    /// <summary>Begins a blob under a temporary name.</summary>
    /// <param name="folder">The folder that the blob will be in, components parted by <c>/</c>.</param>
    /// <param name="temporary">The name of the temporary within the folder: the caller's own, made of run, attempt and key.</param>
    /// <exception cref="StoreException">The temporary cannot be made, or there is one of that name.</exception>
    BlobWriter Create(string folder, string temporary);

    /// <summary>Opens a blob for reading from its start.</summary>
    /// <param name="name">The name that <see cref="BlobWriter.CompleteAsync"/> gave.</param>
    /// <exception cref="FileNotFoundException">There is no such blob; a remote store may say so at the first read.</exception>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    Stream OpenRead(string name);

    /// <summary>The number of bytes of a complete blob; <see langword="null"/> if there is none of this name.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    ValueTask<long?> LengthAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists complete blobs and temporaries, in no particular order.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    IAsyncEnumerable<BlobInfo> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes a blob or a temporary. Not while somebody may be writing into the same folder.</summary>
    /// <returns>Whether there was one of this name.</returns>
    /// <exception cref="StoreException">It cannot be deleted.</exception>
    ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Deletes blobs and temporaries; those that are gone are passed over. Not while somebody may be writing into the same folders. One after the other, unless the store can do better.</summary>
    /// <exception cref="StoreException">One of them cannot be deleted; others may be by then.</exception>
    async ValueTask DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken = default)
    {
        foreach (var name in names)
            await DeleteAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The path of a blob that is an ordinary file of this machine; <see langword="null"/> from stores whose blobs are not.</summary>
    /// <param name="name">The blob's name; whether there is one is not looked at.</param>
    string? LocalPath(string name);
}
