using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Refrain.Stores;

namespace Refrain.S3;

/// <summary>
/// Blobs as objects of a bucket, on Amazon S3 or any service that speaks its protocol. The key of a blob is the prefix and the blob's name. Thread-safe; many machines
/// may use one bucket at once, each with the catalog that they share.
/// </summary>
/// <remarks>
/// <para>
/// It relies on two things that every such service keeps: an object is there whole or not at all, and what was written is read by whoever asks next. It does not rely on
/// conditions of writes, which some ignore: a blob is named by its content, so who writes it a second time writes the same bytes.
/// </para>
/// <para>
/// A blob of one part (<see cref="S3BlobStoreOptions.PartSize"/>) is written by one request under its name. A larger one is uploaded by parts under the temporary's name, since its
/// own is known only at its end, and S3 renames nothing: the service copies it, and the temporary is deleted. What a process leaves that is killed meanwhile, an upload or an object
/// whose name ends in <c>.tmp</c>, is listed as a temporary. Everything below the prefix belongs to the store.
/// </para>
/// <para>
/// Requests that fail for a passing reason are sent again by the client, as often as it was told. A download whose connection is lost goes on where it was. The synchronous
/// methods of its streams wait on the calling thread.
/// </para>
/// </remarks>
public sealed class S3BlobStore : IBlobStore, IDisposable
{
    private readonly S3Bucket _bucket;
    private readonly S3BlobStoreOptions _options;
    private readonly AmazonS3Client? _own;
    private readonly ConcurrentDictionary<string, bool> _writing = new(StringComparer.Ordinal);

    /// <summary>Opens a bucket by a client.</summary>
    /// <param name="client">The client, which the caller disposes after the store's last use.</param>
    /// <param name="bucket">The bucket, which must be there.</param>
    /// <param name="prefix">What keys begin with: components parted by <c>/</c> as in the names of blobs; empty for the whole bucket.</param>
    /// <param name="options">How bytes are moved.</param>
    /// <exception cref="ArgumentException">The prefix is not such a name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public S3BlobStore(IAmazonS3 client, string bucket, string prefix = "", S3BlobStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        _options = (options ?? new()).Checked();
        _bucket = new(client, bucket, prefix.Length == 0 ? "" : BlobNames.Check(prefix) + "/", _options.RequestTimeout);
        Bucket = bucket;
        Prefix = prefix;
    }

    /// <summary>Opens a bucket by a client of its own, which is disposed with the store.</summary>
    /// <param name="connection">Where the service is.</param>
    /// <param name="bucket">The bucket, which must be there.</param>
    /// <param name="prefix">What keys begin with: components parted by <c>/</c> as in the names of blobs; empty for the whole bucket.</param>
    /// <param name="options">How bytes are moved.</param>
    /// <exception cref="ArgumentException">The prefix is not such a name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public S3BlobStore(S3Connection connection, string bucket, string prefix = "", S3BlobStoreOptions? options = null)
        : this(connection.Connect((options ?? new()).Checked().RequestTimeout / 2), bucket, prefix, options)
    {
    }

    private S3BlobStore(AmazonS3Client own, string bucket, string prefix, S3BlobStoreOptions? options)
        : this((IAmazonS3)own, bucket, prefix, options) => _own = own;

    /// <summary>
    /// Opens blobs by an address alone, as a command line names them: <c>s3://BUCKET/PREFIX?endpoint=URL&amp;region=REGION&amp;path-style=true</c>. Credentials are found
    /// as the AWS SDK finds them: in the environment, profiles, or the machine's role. Nothing is sent yet.
    /// </summary>
    /// <param name="address">
    /// The address. Without an endpoint it means Amazon's service. With one, the bucket is part of the path (<see cref="S3Connection.PathStyle"/>) unless it says <c>path-style=false</c>.
    /// </param>
    /// <exception cref="StoreException">It is no such address, or has credentials in it. The message does not repeat it.</exception>
    public static S3BlobStore Open(string address)
    {
        var (connection, bucket, prefix) = S3Address.Read(address);
        try
        {
            return new(connection, bucket, prefix);
        }
        catch (Exception e) when (e is ArgumentException or Amazon.Runtime.AmazonClientException)
        {
            throw new StoreException($"s3://{bucket}", $"The blobs in s3://{bucket} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>The bucket.</summary>
    public string Bucket { get; }

    /// <summary>What keys begin with, without the <c>/</c> that parts it from a blob's name.</summary>
    public string Prefix { get; }

    /// <inheritdoc/>
    public BlobWriter Create(string folder, string temporary)
    {
        BlobNames.Check(folder);
        var name = $"{folder}/{BlobNames.CheckComponent(temporary)}{BlobNames.TemporarySuffix}";
        _bucket.CheckLength(name);
        return _writing.TryAdd(name, true)
            ? new S3BlobWriter(_bucket, _options, folder, name, () => _writing.TryRemove(name, out _))
            : throw new StoreException(_bucket.PlaceOf(name), $"The temporary {_bucket.PlaceOf(name)} is being written already. One attempt of a task has one output.");
    }

    /// <inheritdoc/>
    public Stream OpenRead(string name) => new S3ReadStream(_bucket, BlobNames.Check(name), _options);

    /// <inheritdoc/>
    public async ValueTask<long?> LengthAsync(string name, CancellationToken cancellationToken = default) =>
        await _bucket.LengthAsync(BlobNames.Check(name), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobInfo> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var (name, length) in _bucket.ListAsync(cancellationToken).ConfigureAwait(false))
            yield return new(name, length, BlobNames.IsTemporary(name));

        // Under one name there may be several, where the answer to the request that began one was lost.
        var uploads = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var (name, upload) in _bucket.UploadsAsync("", cancellationToken).ConfigureAwait(false))
        {
            var temporary = BlobNames.IsTemporary(name) ? name : name + BlobNames.TemporarySuffix;
            uploads[temporary] = uploads.GetValueOrDefault(temporary) + await _bucket.UploadedAsync(name, upload, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (name, length) in uploads)
            yield return new(name, length, IsTemporary: true);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        var found = await _bucket.LengthAsync(BlobNames.Check(name), cancellationToken).ConfigureAwait(false) is not null;
        if (found)
            await _bucket.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        if (!BlobNames.IsTemporary(name))
            return found;

        // Uploads to a blob's own name are listed as temporaries too.
        var blob = name[..^BlobNames.TemporarySuffix.Length];
        var uploads = new List<(string Name, string Upload)>();
        await foreach (var upload in _bucket.UploadsAsync(blob, cancellationToken).ConfigureAwait(false))
        {
            if (upload.Name == name || upload.Name == blob)
                uploads.Add(upload);
        }

        foreach (var (of, upload) in uploads)
            await _bucket.AbortAsync(of, upload, cancellationToken).ConfigureAwait(false);
        return found || uploads.Count > 0;
    }

    /// <inheritdoc/>
    /// <remarks>A thousand blobs go by one request. Temporaries go one by one, as uploads may belong to them.</remarks>
    public async ValueTask DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var name in names)
            BlobNames.Check(name);
        foreach (var some in names.Where(n => !BlobNames.IsTemporary(n)).Distinct(StringComparer.Ordinal).Chunk(S3Bucket.MostDeleted))
            await _bucket.DeleteAsync(some, cancellationToken).ConfigureAwait(false);
        foreach (var name in names.Where(BlobNames.IsTemporary))
            await DeleteAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Always <see langword="null"/>: no blob is a file of this machine.</summary>
    public string? LocalPath(string name)
    {
        BlobNames.Check(name);
        return null;
    }

    /// <summary>Disposes of the client, if the store made it.</summary>
    public void Dispose() => _own?.Dispose();
}
