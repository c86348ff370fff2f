using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Refrain.Stores;

namespace Refrain.S3;

/// <summary>
/// The requests that a store makes, one method each: by names of blobs, with what fails turned into what is thrown. Nothing here relies on conditions of writes,
/// which not every service honours. Thread-safe.
/// </summary>
internal sealed class S3Bucket(IAmazonS3 client, string bucket, string prefix, TimeSpan patience)
{
    /// <summary>The most bytes that a key has in UTF-8.</summary>
    private const int LongestKey = 1024;

    /// <summary>The most objects that one request deletes.</summary>
    public const int MostDeleted = 1000;

    /// <summary>How many slices of one object are copied at once.</summary>
    private const int SlicesAtOnce = 4;

    // A missing object and a missing bucket are one answer to HEAD. Once anything was found, the bucket is there.
    private volatile bool _isThere;

    /// <summary>What a user calls the place of a blob.</summary>
    public string PlaceOf(string name) => $"s3://{bucket}/{prefix}{name}";

    /// <exception cref="StoreException">No key can be as long.</exception>
    public void CheckLength(string name)
    {
        var length = Encoding.UTF8.GetByteCount(prefix) + Encoding.UTF8.GetByteCount(name);
        if (length > LongestKey)
            throw new StoreException(PlaceOf(name), string.Create(CultureInfo.InvariantCulture, $"{PlaceOf(name)} cannot be written: its key has {length} bytes, and S3 takes {LongestKey}. Use a shorter prefix, or a shorter name for the task."));
    }

    /// <summary>Writes an object by one request: it is there whole, or it is not.</summary>
    public async Task PutAsync(string name, ArraySegment<byte> bytes, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(name, "cannot be written", "PutObject", stop => client.PutObjectAsync(
            new()
            {
                BucketName = bucket,
                Key = KeyOf(name),
                InputStream = Stream(bytes),
                ContentType = "application/octet-stream",
                UseChunkEncoding = false,
            },
            stop), cancellationToken).ConfigureAwait(false);
        await CheckAsync(name, answer.ETag, bytes.Count, "cannot be written", "PutObject", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins an upload by parts, which nobody sees before it is completed.</summary>
    /// <exception cref="StoreException">The service was not to be had, or did not say what the upload is called.</exception>
    public async Task<string> BeginAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(name, "cannot be written", "CreateMultipartUpload", stop => client.InitiateMultipartUploadAsync(
            new() { BucketName = bucket, Key = KeyOf(name), ContentType = "application/octet-stream" }, stop), cancellationToken).ConfigureAwait(false);
        return string.IsNullOrEmpty(answer.UploadId) ? throw S3Failures.Nameless(PlaceOf(name)) : answer.UploadId;
    }

    /// <summary>Sends a part.</summary>
    public async Task<PartETag> PutPartAsync(string name, string upload, int number, ArraySegment<byte> bytes, CancellationToken cancellationToken) =>
        new(number, (await AskAsync(name, "cannot be written", "UploadPart", stop => client.UploadPartAsync(
            new()
            {
                BucketName = bucket,
                Key = KeyOf(name),
                UploadId = upload,
                PartNumber = number,
                PartSize = bytes.Count,
                InputStream = Stream(bytes),
                UseChunkEncoding = false,
            },
            stop), cancellationToken).ConfigureAwait(false)).ETag);

    /// <summary>Puts the parts together: the object is there from then on.</summary>
    public async Task CompleteAsync(string name, string upload, List<PartETag> parts, long length, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await WithinAsync(stop => client.CompleteMultipartUploadAsync(new() { BucketName = bucket, Key = KeyOf(name), UploadId = upload, PartETags = parts }, stop), cancellationToken).ConfigureAwait(false);
            await CheckAsync(name, answer.ETag, length, "cannot be written", "CompleteMultipartUpload", cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (S3Failures.IsFailure(e, cancellationToken))
        {
            // The answer to an earlier try may have been lost: then the upload is gone, and the object is there. No other upload is made under its name.
            if (!S3Failures.IsMissing(e) || await LengthAsync(name, cancellationToken).ConfigureAwait(false) != length)
                throw S3Failures.Of(PlaceOf(name), "cannot be written", "CompleteMultipartUpload", e);
        }
    }

    /// <summary>Gives an upload up, and frees what its parts take. One that is gone is passed over.</summary>
    public async Task AbortAsync(string name, string upload, CancellationToken cancellationToken)
    {
        try
        {
            await WithinAsync(stop => client.AbortMultipartUploadAsync(new() { BucketName = bucket, Key = KeyOf(name), UploadId = upload }, stop), cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (S3Failures.IsMissing(e))
        {
            // It is gone.
        }
        catch (Exception e) when (S3Failures.IsFailure(e, cancellationToken))
        {
            throw S3Failures.Of(PlaceOf(name), "cannot be deleted", "AbortMultipartUpload", e);
        }
    }

    /// <summary>Copies an object within the service; nothing passes through this machine. The copy is there whole, or it is not.</summary>
    public async Task CopyAsync(string from, string to, long length, long slice, CancellationToken cancellationToken)
    {
        if (length <= slice)
        {
            var answer = await AskAsync(to, "cannot be put in place", "CopyObject", stop => client.CopyObjectAsync(
                new() { SourceBucket = bucket, SourceKey = KeyOf(from), DestinationBucket = bucket, DestinationKey = KeyOf(to) }, stop), cancellationToken).ConfigureAwait(false);
            await CheckAsync(to, answer.ETag, length, "cannot be put in place", "CopyObject", cancellationToken).ConfigureAwait(false);
            return;
        }

        var upload = await BeginAsync(to, cancellationToken).ConfigureAwait(false);
        try
        {
            var parts = new PartETag[(length + slice - 1) / slice];
            await Parallel.ForAsync(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = SlicesAtOnce, CancellationToken = cancellationToken }, async (i, stop) =>
                parts[i] = new(i + 1, (await AskAsync(to, "cannot be put in place", "UploadPartCopy", s => client.CopyPartAsync(
                    new()
                    {
                        SourceBucket = bucket,
                        SourceKey = KeyOf(from),
                        DestinationBucket = bucket,
                        DestinationKey = KeyOf(to),
                        UploadId = upload,
                        PartNumber = i + 1,
                        FirstByte = i * slice,
                        LastByte = Math.Min((i + 1) * slice, length) - 1,
                    },
                    s), stop).ConfigureAwait(false)).ETag)).ConfigureAwait(false);
            await CompleteAsync(to, upload, [.. parts], length, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await TryAbortAsync(to, upload).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives an upload up on the way out of a failure, which is what the caller hears of. What stays behind is for the next clean.</summary>
    public async Task TryAbortAsync(string name, string upload)
    {
        try
        {
            await AbortAsync(name, upload, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // The failure that led here is on its way up already.
        }
    }

    /// <summary>Asks for an object from a position on.</summary>
    /// <param name="name">The blob's name.</param>
    /// <param name="position">How many bytes of it there are already.</param>
    /// <param name="etag">The object that those are of.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    /// <exception cref="StoreException">It cannot be read, or it is another one by now.</exception>
    public async Task<GetObjectResponse> GetAsync(string name, long position, string? etag, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = bucket, Key = KeyOf(name) };
        if (etag is not null)
        {
            request.EtagToMatch = etag;
            request.ByteRange = new(string.Create(CultureInfo.InvariantCulture, $"bytes={position}-"));
        }

        try
        {
            return await WithinAsync(stop => client.GetObjectAsync(request, stop), cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (S3Failures.IsMissing(e))
        {
            throw new FileNotFoundException($"There is no blob {PlaceOf(name)}.", PlaceOf(name), e);
        }
        catch (AmazonServiceException e) when (e.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            throw S3Failures.Replaced(PlaceOf(name), e);
        }
        catch (Exception e) when (S3Failures.IsFailure(e, cancellationToken))
        {
            throw S3Failures.Of(PlaceOf(name), "cannot be read", "GetObject", e);
        }
    }

    /// <summary>The bytes of an object; <see langword="null"/> if there is none.</summary>
    public async Task<long?> LengthAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var head = await WithinAsync(stop => client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = KeyOf(name) }, stop), cancellationToken).ConfigureAwait(false);
            _isThere = true;
            return head.ContentLength;
        }
        catch (AmazonServiceException e) when (S3Failures.IsMissing(e))
        {
            if (!_isThere)
                await FindAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (S3Failures.IsFailure(e, cancellationToken))
        {
            throw S3Failures.Of(PlaceOf(name), "cannot be looked at", "HeadObject", e);
        }
    }

    /// <summary>Deletes an object. One that is gone is passed over.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        AskAsync(name, "cannot be deleted", "DeleteObject", stop => client.DeleteObjectAsync(new() { BucketName = bucket, Key = KeyOf(name) }, stop), cancellationToken);

    /// <summary>Deletes up to <see cref="MostDeleted"/> objects. Those that are gone are passed over.</summary>
    public async Task DeleteAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        try
        {
            await WithinAsync(stop => client.DeleteObjectsAsync(
                new() { BucketName = bucket, Objects = [.. names.Select(n => new KeyVersion { Key = KeyOf(n) })], Quiet = true }, stop), cancellationToken).ConfigureAwait(false);
        }
        catch (DeleteObjectsException e) when (e.Response?.DeleteErrors is [var first, ..])
        {
            throw new StoreException(
                $"s3://{bucket}/{first.Key}", $"s3://{bucket}/{first.Key} cannot be deleted: DeleteObjects answered {first.Code}. {first.Message} See whether the credentials may delete objects, then clean up again.", e);
        }
        catch (AmazonServiceException e) when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented or HttpStatusCode.MethodNotAllowed)
        {
            // Some services do not know the request, or not the checksum that it comes with.
            foreach (var name in names)
                await DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (S3Failures.IsFailure(e, cancellationToken))
        {
            throw S3Failures.Of(PlaceOf(names[0]), "cannot be deleted", "DeleteObjects", e);
        }
    }

    /// <summary>Lists the objects below the prefix.</summary>
    public async IAsyncEnumerable<(string Name, long Length)> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        bool more;
        do
        {
            var page = await AskAsync("", "cannot be listed", "ListObjectsV2", stop => client.ListObjectsV2Async(request, stop), cancellationToken).ConfigureAwait(false);
            foreach (var found in page.S3Objects ?? [])
                yield return (found.Key[prefix.Length..], found.Size ?? 0);
            more = page.IsTruncated == true;
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (more);
    }

    /// <summary>Lists the uploads that are not completed, of blobs whose names begin so.</summary>
    public async IAsyncEnumerable<(string Name, string Upload)> UploadsAsync(string start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListMultipartUploadsRequest { BucketName = bucket, Prefix = KeyOf(start) };
        bool more;
        do
        {
            var page = await AskAsync(start, "cannot be listed", "ListMultipartUploads", stop => client.ListMultipartUploadsAsync(request, stop), cancellationToken).ConfigureAwait(false);
            foreach (var found in page.MultipartUploads ?? [])
            {
                // Not every service heeds the prefix.
                if (found.Key.StartsWith(request.Prefix, StringComparison.Ordinal))
                    yield return (found.Key[prefix.Length..], found.UploadId);
            }

            more = page.IsTruncated == true;
            request.KeyMarker = page.NextKeyMarker;
            request.UploadIdMarker = page.NextUploadIdMarker;
        }
        while (more);
    }

    /// <summary>How many bytes an upload has so far; 0 if it is gone.</summary>
    public async Task<long> UploadedAsync(string name, string upload, CancellationToken cancellationToken)
    {
        var request = new ListPartsRequest { BucketName = bucket, Key = KeyOf(name), UploadId = upload };
        var length = 0L;
        try
        {
            while (true)
            {
                var page = await WithinAsync(stop => client.ListPartsAsync(request, stop), cancellationToken).ConfigureAwait(false);
                length += (page.Parts ?? []).Sum(p => p.Size ?? 0);
                if (page.IsTruncated != true)
                    return length;
                request.PartNumberMarker = page.NextPartNumberMarker?.ToString(CultureInfo.InvariantCulture);
            }
        }
        catch (AmazonServiceException e) when (S3Failures.IsMissing(e))
        {
            return 0;
        }
        catch (Exception e) when (S3Failures.IsFailure(e, cancellationToken))
        {
            throw S3Failures.Of(PlaceOf(name), "cannot be looked at", "ListParts", e);
        }
    }

    private string KeyOf(string name) => prefix + name;

    /// <exception cref="StoreException">There is no such bucket.</exception>
    private async Task FindAsync(CancellationToken cancellationToken)
    {
        await AskAsync("", "cannot be looked at", "ListObjectsV2", stop => client.ListObjectsV2Async(new() { BucketName = bucket, Prefix = prefix, MaxKeys = 1 }, stop), cancellationToken).ConfigureAwait(false);
        _isThere = true;
    }

    private async Task<T> AskAsync<T>(string name, string doing, string operation, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await WithinAsync(ask, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (S3Failures.IsFailure(e, cancellationToken))
        {
            throw S3Failures.Of(PlaceOf(name), doing, operation, e);
        }
    }

    /// <summary>
    /// Sees that an object is there of which a service has said so before it was done: of what takes long the status comes first, and where the rest is lost on its way there is no error either.
    /// </summary>
    private async Task CheckAsync(string name, string? etag, long length, string doing, string operation, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(etag) && await LengthAsync(name, cancellationToken).ConfigureAwait(false) != length)
            throw S3Failures.Unfounded(PlaceOf(name), doing, operation);
    }

    /// <summary>Waits for an answer, but not for ever: of a service that is gone without a word nothing would come, neither an answer nor an error.</summary>
    private async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(patience);

        // The client reads some answers without looking at the token.
        return await ask(stop.Token).WaitAsync(stop.Token).ConfigureAwait(false);
    }

    private static MemoryStream Stream(ArraySegment<byte> bytes) => new(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
}
