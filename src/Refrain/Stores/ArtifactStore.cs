using Refrain.Codecs;

namespace Refrain.Stores;

/// <summary>
/// The artifacts of a store: a catalog, a blob store, and the protocol that makes the two act as one. An artifact's bytes go into a sink
/// (<see cref="CreateSink"/>), which makes them durable; then the entry that names them goes into the catalog (by a <see cref="CommitQueue"/>), and
/// that transaction is the only commit point. A crash anywhere leaves the old artifact or the new one, and garbage that nothing refers to.
/// </summary>
/// <remarks>All members are safe to call from several threads. It owns the catalog, which is closed with it.</remarks>
public sealed class ArtifactStore : IAsyncDisposable
{
    /// <summary>Up to this many bytes an artifact is kept in the catalog: 16 KiB.</summary>
    public const int InlineLimit = 16 * 1024;

    /// <summary>How many digits of its version name a blob within its partition's folder.</summary>
    internal const int BlobNameDigits = 32;

    /// <summary>Joins a catalog and a blob store.</summary>
    /// <param name="catalog">The catalog, which the store then owns.</param>
    /// <param name="blobs">The blob store.</param>
    /// <param name="scratch">The path of a folder on this machine for the scratch of running tasks.</param>
    public ArtifactStore(ICatalog catalog, IBlobStore blobs, string scratch)
    {
        Catalog = catalog;
        Blobs = blobs;
        ScratchFolder = scratch;
    }

    /// <summary>What is known of the artifacts.</summary>
    public ICatalog Catalog { get; }

    /// <summary>Where large artifacts are.</summary>
    public IBlobStore Blobs { get; }

    /// <summary>A folder on this machine for the scratch of running tasks; it may not exist yet.</summary>
    public string ScratchFolder { get; }

    /// <summary>Begins an artifact.</summary>
    /// <param name="key">The task that makes it.</param>
    /// <param name="partition">Gives the partition path, the folder of its blob; called only if the artifact needs one.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="attempt">The attempt of that run. No two sinks are made for one task, run and attempt.</param>
    public ArtifactSink CreateSink(TaskKey key, Func<string> partition, long run, int attempt) => SinkFor(new GivenPlace(key, partition), run, attempt);

    /// <summary>Begins an artifact, as <see cref="CreateSink"/> does.</summary>
    internal ArtifactSink SinkFor(IArtifactPlace place, long run, int attempt) => new(this, place, run, attempt);

    /// <summary>
    /// Opens an artifact for reading. Inline bytes are checked at once, a blob's as they are read; bytes that the entry was found without are
    /// fetched from the catalog, which may block.
    /// </summary>
    /// <exception cref="CorruptArtifactException">The bytes are missing or not what the entry says.</exception>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public ArtifactStream OpenRead(CatalogEntry entry)
    {
        var open = OpenReadAsync(entry);
        return open.IsCompleted ? open.GetAwaiter().GetResult() : open.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>As <see cref="OpenRead"/>, without blocking.</summary>
    /// <exception cref="CorruptArtifactException">The bytes are missing or not what the entry says.</exception>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async ValueTask<ArtifactStream> OpenReadAsync(CatalogEntry entry, CancellationToken cancellationToken = default)
    {
        if (entry.Blob is null)
            return new(this, entry, new ReadOnlyMemoryStream(await InlineBytesAsync(entry, cancellationToken).ConfigureAwait(false)));
        try
        {
            return new(this, entry, Blobs.OpenRead(entry.Blob), PlaceOf(entry.Blob));
        }
        catch (FileNotFoundException e)
        {
            throw new CorruptArtifactException(entry, PlaceOf(entry.Blob), CorruptionReason.Missing, 0, e);
        }
    }

    /// <summary>An artifact's bytes, if the entry has them, checked as by <see cref="OpenRead"/>; of one entry once, as many tasks may read it.</summary>
    /// <exception cref="CorruptArtifactException">The bytes are not what the entry says.</exception>
    internal static ReadOnlyMemory<byte>? AtHand(CatalogEntry entry)
    {
        // A conditional expression would take null for an array, and make no bytes of it.
        if (entry is not { Blob: null, Inline: { } bytes })
            return null;
        if (!entry.IsIntact)
        {
            _ = Intact(entry, bytes);
            entry.IsIntact = true;
        }

        return bytes;
    }

    /// <summary>Looks whether an artifact's bytes are there.</summary>
    /// <param name="entry">A task's entry.</param>
    /// <param name="content">Whether to read and hash a blob; without, its length alone is compared.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async ValueTask<CorruptionReason?> CheckAsync(CatalogEntry entry, bool content, CancellationToken cancellationToken = default)
    {
        if (!content)
        {
            // Inline bytes came, or will come, in one row with the entry.
            if (entry.Blob is null)
                return null;
            var length = await Blobs.LengthAsync(entry.Blob, cancellationToken).ConfigureAwait(false);
            return length is null ? CorruptionReason.Missing : length != entry.Size ? CorruptionReason.WrongLength : null;
        }

        try
        {
            await using var stream = await OpenReadAsync(entry, cancellationToken).ConfigureAwait(false);
            stream.VerifyRest();
            return null;
        }
        catch (CorruptArtifactException e)
        {
            return e.Reason;
        }
    }

    /// <summary>The path of an artifact's file, if it is one of this machine; <see langword="null"/> for inline bytes and remote blobs.</summary>
    public string? FileOf(CatalogEntry entry) => entry.Blob is null ? null : Blobs.LocalPath(entry.Blob);

    /// <summary>Closes the catalog.</summary>
    public ValueTask DisposeAsync() => Catalog.DisposeAsync();

    /// <summary>Whether a blob has a name such as a sink gives: the digits of a version in the folder of a partition.</summary>
    internal static bool IsBlobName(string name) =>
        name.LastIndexOf('/') is > 0 and var at && name.Length - at - 1 == BlobNameDigits && name.AsSpan(at + 1).IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>Whether a blob is in place with just these bytes. It is read to see it.</summary>
    internal async ValueTask<bool> IsIntactAsync(string blob, long size, ContentHash version, CancellationToken cancellationToken)
    {
        if (await Blobs.LengthAsync(blob, cancellationToken).ConfigureAwait(false) != size)
            return false;
        var entry = new CatalogEntry { Key = default, Name = "", Message = default, Version = version, Size = size, Blob = blob };
        return await CheckAsync(entry, content: true, cancellationToken).ConfigureAwait(false) is null;
    }

    private async ValueTask<ReadOnlyMemory<byte>> InlineBytesAsync(CatalogEntry entry, CancellationToken cancellationToken)
    {
        var bytes = entry.Inline;
        if (bytes is null && entry.Size > 0)
        {
            var found = await Catalog.FindAsync([entry.Key], withBytes: true, cancellationToken).ConfigureAwait(false);
            bytes = found.TryGetValue(entry.Key, out var now) && now.Version == entry.Version ? now.Inline : null;
            if (bytes is null)
                throw new CorruptArtifactException(entry, "the catalog", CorruptionReason.Missing, 0);
        }

        return Intact(entry, bytes ?? ReadOnlyMemory<byte>.Empty);
    }

    private static ReadOnlyMemory<byte> Intact(CatalogEntry entry, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length != entry.Size)
            throw new CorruptArtifactException(entry, "the catalog", CorruptionReason.WrongLength, bytes.Length);
        return ContentHash.Of(bytes.Span) == entry.Version
            ? bytes
            : throw new CorruptArtifactException(entry, "the catalog", CorruptionReason.WrongHash, bytes.Length);
    }

    private string PlaceOf(string blob) => Blobs.LocalPath(blob) ?? blob;

    private sealed record GivenPlace(TaskKey Key, Func<string> Partition) : IArtifactPlace
    {
        public string MakePartition() => Partition();
    }
}
