using Amazon.Runtime;
using Amazon.S3;
using Refrain.Conformance;
using Refrain.Stores;

namespace Refrain.S3.Tests;

/// <summary>What the store does beside what every blob store does. A class for each service derives from this one.</summary>
public abstract class S3BlobStoreTests : BlobStoreConformance
{
    private readonly TestBucket _bucket;
    private readonly S3BlobStore _store;

    protected S3BlobStoreTests(S3Server server)
    {
        _bucket = new(server);
        _store = _bucket.Store();
    }

    protected override IBlobStore Blobs => _store;

    protected override int ListedFrom => S3BlobStoreOptions.SmallestPart + 1;

    public override void Dispose()
    {
        _store.Dispose();
        _bucket.Dispose();
        base.Dispose();
    }

    [ServerTheory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(S3BlobStoreOptions.SmallestPart)]
    [InlineData((2 * S3BlobStoreOptions.SmallestPart) + 17)]
    public async Task Large_blobs_are_uploaded_by_parts_and_nothing_else_stays(int more)
    {
        var bytes = Content.Of(S3BlobStoreOptions.SmallestPart + more);
        await using (var writer = _store.Create("Big/b", "1-1-abcd"))
        {
            for (var at = 0; at < bytes.Length;)
            {
                // Some as tasks write that do not wait, some as those that do.
                var count = Math.Min(bytes.Length - at, 777_777);
                if (at % 2 == 0)
                    writer.Write(bytes.AsSpan(at, count));
                else
                    await writer.WriteAsync(bytes.AsMemory(at, count));
                at += count;
            }

            Assert.Equal("Big/b/x", await writer.CompleteAsync("x"));
        }

        Assert.Equal(bytes, Read("Big/b/x"));
        Assert.Equal([new BlobInfo("Big/b/x", bytes.Length, false)], await _store.ListAsync().ToListAsync());
        Assert.Equal(bytes, await _bucket.GetAsync("Big/b/x"));
    }

    [ServerFact]
    public async Task A_blob_beyond_what_one_request_copies_is_put_in_place_slice_by_slice()
    {
        var bytes = Content.Of((2 * S3BlobStoreOptions.SmallestPart) + 12_345);
        using var store = _bucket.Store(options: new() { PartSize = S3BlobStoreOptions.SmallestPart, CopySlice = S3BlobStoreOptions.SmallestPart });
        await using (var writer = store.Create("Big/b", "1-1-abcd"))
        {
            await writer.WriteAsync(bytes);
            await writer.CompleteAsync("x");
        }

        Assert.Equal(bytes, Read("Big/b/x"));
        Assert.Equal([new BlobInfo("Big/b/x", bytes.Length, false)], await _store.ListAsync().ToListAsync());
    }

    [ServerFact]
    public async Task What_a_killed_process_leaves_is_listed_with_its_bytes_and_can_be_deleted()
    {
        // An upload, one whose answer was lost and that was begun again, one that puts a blob in place, and a temporary that was complete.
        var part = Content.Of(S3BlobStoreOptions.SmallestPart);
        foreach (var name in new[] { "A/b/7-1-abcd.tmp", "A/b/7-1-abcd.tmp", "A/b/0011aa" })
        {
            var upload = await _bucket.Client.InitiateMultipartUploadAsync(S3Server.Bucket, $"{_bucket.Prefix}/{name}");
            await _bucket.Client.UploadPartAsync(new()
            {
                BucketName = S3Server.Bucket,
                Key = upload.Key,
                UploadId = upload.UploadId,
                PartNumber = 1,
                PartSize = part.Length,
                InputStream = new MemoryStream(part),
                UseChunkEncoding = false,
            });
        }

        await _bucket.PutAsync("A/b/7-2-abcd.tmp", [1, 2]);
        await _bucket.PutAsync("A/b/0011aa", [3]);
        var listed = (await _store.ListAsync().ToListAsync()).OrderBy(b => b.Name, StringComparer.Ordinal);
        Assert.Equal(
            [new("A/b/0011aa", 1, false), new("A/b/0011aa.tmp", part.Length, true), new("A/b/7-1-abcd.tmp", 2 * part.Length, true), new BlobInfo("A/b/7-2-abcd.tmp", 2, true)], listed);

        foreach (var blob in listed.Where(b => b.IsTemporary))
            Assert.True(await _store.DeleteAsync(blob.Name));
        Assert.Equal([new BlobInfo("A/b/0011aa", 1, false)], await _store.ListAsync().ToListAsync());
        Assert.False(await _store.DeleteAsync("A/b/7-1-abcd.tmp"));
    }

    [ServerFact]
    public async Task A_blob_that_is_deleted_does_not_take_its_neighbours_along()
    {
        foreach (var name in new[] { "A/b/x", "A/b/xy", "A/b/x/z" })
            await _bucket.PutAsync(name, [1]);
        Assert.True(await _store.DeleteAsync("A/b/x"));
        Assert.Equal(["A/b/x/z", "A/b/xy"], (await _store.ListAsync().ToListAsync()).Select(b => b.Name).Order(StringComparer.Ordinal));
    }

    [ServerFact]
    public async Task Stores_of_one_bucket_do_not_see_each_other()
    {
        await PutAsync("A/b", "x", [1]);
        using var longer = new S3BlobStore(_bucket.Connection(), S3Server.Bucket, _bucket.Prefix + "x");
        Assert.Empty(await longer.ListAsync().ToListAsync());
        Assert.Null(await longer.LengthAsync("A/b/x"));
    }

    [ServerTheory]
    [InlineData("a b+c&d=e,f~g%2Fh#i;j@k$l!m'n(o)p[q]")]
    [InlineData("Größe=Ω,日本=語")]
    [InlineData("~")]
    [InlineData("%")]
    [InlineData("+")]
    [InlineData("é")]
    [InlineData("e\u0301")]
    [InlineData("😀")]
    public async Task Keys_hold_what_names_hold(string name)
    {
        await PutAsync($"T/{name}", "x", [1, 2]);
        await using (var writer = _store.Create($"T/{name}", "1-1-big"))
        {
            await writer.WriteAsync(Content.Of(ListedFrom));
            Assert.Contains($"T/{name}/1-1-big.tmp", (await _store.ListAsync().ToListAsync()).Select(b => b.Name));
            await writer.CompleteAsync("y");
        }

        Assert.Equal([new BlobInfo($"T/{name}/x", 2, false), new($"T/{name}/y", ListedFrom, false)], (await _store.ListAsync().ToListAsync()).OrderBy(b => b.Name, StringComparer.Ordinal));
        Assert.Equal([1, 2], Read($"T/{name}/x"));
        Assert.True(await _store.DeleteAsync($"T/{name}/x"));
        Assert.Null(await _store.LengthAsync($"T/{name}/x"));
    }

    [ServerFact]
    public async Task A_key_may_have_1024_bytes_and_no_more()
    {
        var room = 1024 - _bucket.Prefix.Length - "/T/".Length - "/x".Length;
        var longest = string.Concat(Enumerable.Repeat("ä", room / 2)) + new string('a', room % 2);
        await _bucket.PutAsync($"T/{longest}/x", [1]);
        Assert.Equal([1], Read($"T/{longest}/x"));

        var error = Assert.Throws<StoreException>(() => _store.Create("T/" + longest, "1-1-abcd"));
        Assert.Contains("1024", error.Message);
        Assert.Contains(longest, error.Place);
        Assert.Empty(error.Data);
    }

    [ServerFact]
    public async Task A_bucket_that_is_not_there_is_named_and_is_no_missing_blob()
    {
        using var store = new S3BlobStore(_bucket.Connection(), "nowhere", "p/q");
        await AssertSaysAsync("s3://nowhere/p/q/", "NoSuchBucket", "Make the bucket", async () => await store.LengthAsync("A/x"));
        await AssertSaysAsync("s3://nowhere/p/q/A/x", "GetObject answered NoSuchBucket", "Make the bucket", async () => await store.OpenRead("A/x").ReadExactlyAsync(new byte[1]));
        await AssertSaysAsync("s3://nowhere/p/q/", "ListObjectsV2 answered NoSuchBucket", "Make the bucket", async () => await store.ListAsync().ToListAsync());
        await AssertSaysAsync("s3://nowhere/p/q/A/x", "PutObject answered NoSuchBucket", "Make the bucket", async () =>
        {
            await using var writer = store.Create("A", "1-1-abcd");
            await writer.WriteAsync(new byte[10]);
            await writer.CompleteAsync("x");
        });
        await AssertSaysAsync("s3://nowhere/p/q/A/1-1-abcd.tmp", "CreateMultipartUpload answered NoSuchBucket", "Make the bucket", async () =>
        {
            await using var writer = store.Create("A", "1-1-abcd");
            await writer.WriteAsync(new byte[20_000_000]);
        });
    }

    [ServerFact]
    public async Task A_server_that_is_not_there_is_called_so()
    {
        using var store = new S3BlobStore(_bucket.Connection(new("http://127.0.0.1:1")) with { Retries = 0 }, S3Server.Bucket);
        await AssertSaysAsync("s3://refrain/A/x", "HeadObject did not come through", "can be reached", async () => await store.LengthAsync("A/x"));
    }

    [ServerFact]
    public async Task A_client_of_the_users_own_may_have_any_settings()
    {
        // The SDK's own defaults add checksums that not every service knows.
        var connection = _bucket.Connection();
        using var client = new AmazonS3Client(connection.Credentials, new AmazonS3Config { ServiceURL = connection.ServiceUrl, ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
        var store = new S3BlobStore(client, S3Server.Bucket, _bucket.Prefix, new() { PartSize = S3BlobStoreOptions.SmallestPart });
        foreach (var (name, bytes) in new[] { ("small", Content.Of(1000)), ("large", Content.Of(12_000_000)) })
        {
            await using var writer = store.Create("A/b", $"1-1-{name}");
            await writer.WriteAsync(bytes);
            await writer.CompleteAsync(name);
            Assert.Equal(bytes, Read($"A/b/{name}"));
        }

        store.Dispose();
        Assert.Equal(2, (await new S3BlobStore(client, S3Server.Bucket, _bucket.Prefix).ListAsync().ToListAsync()).Count);
    }

    [ServerFact]
    public async Task A_cancelled_upload_ends_and_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        await using (var writer = _store.Create("A/b", "1-1-abcd"))
        {
            await writer.WriteAsync(Content.Of(ListedFrom), stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await writer.WriteAsync(new byte[20_000_000], stop.Token));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await writer.CompleteAsync("x", stop.Token));
        }

        Assert.Empty(await _store.ListAsync().ToListAsync());
    }

    [ServerTheory]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("..")]
    public void A_prefix_is_as_the_names_of_blobs(string prefix) =>
        Assert.Throws<ArgumentException>(() => new S3BlobStore(_bucket.Client, S3Server.Bucket, prefix));

    [ServerFact]
    public void No_blob_is_a_file_of_this_machine() => Assert.Null(_store.LocalPath("A/b/x"));

    /// <summary>The message has the place, the operation, what was answered and what to do; nothing anywhere has the credentials.</summary>
    protected async Task AssertSaysAsync(string place, string answer, string next, Func<Task> act)
    {
        var error = await Assert.ThrowsAsync<StoreException>(act);
        Assert.Equal(place, error.Place);
        Assert.Contains(place, error.Message);
        Assert.Contains(answer, error.Message);
        Assert.Contains(next, error.Message);
        foreach (var secret in new[] { _bucket.Connection().Credentials!.GetCredentials().AccessKey, _bucket.Connection().Credentials!.GetCredentials().SecretKey })
            Assert.DoesNotContain(secret, error.ToString());
    }

    [ServerFact]
    public async Task Wrong_credentials_are_called_so_and_not_shown()
    {
        using var store = new S3BlobStore(_bucket.Connection() with { Credentials = new BasicAWSCredentials("nobody-access", "nobody-secret") }, S3Server.Bucket, _bucket.Prefix);
        Exception error;
        try
        {
            await store.LengthAsync("A/x");
            return; // moto lets everybody in.
        }
        catch (StoreException e)
        {
            error = e;
        }

        Assert.Contains("(403", error.Message);
        Assert.Contains("Give the credentials the right", error.Message);
        Assert.DoesNotContain("nobody", error.ToString());
    }
}

[NeedsServer(typeof(CephGateway))]
public sealed class CephBlobStoreTests() : S3BlobStoreTests(CephGateway.Shared);

[NeedsServer(typeof(SecondS3Server))]
public sealed class SecondBlobStoreTests() : S3BlobStoreTests(SecondS3Server.Shared);
