using System.Globalization;
using Refrain.Stores;

namespace Refrain.S3.Tests;

/// <summary>
/// What happens on a bad way to the service: whatever is cut, at whichever byte, a blob is there whole or not at all, and what was written is what is read.
/// A class for each service derives from this one.
/// </summary>
public abstract class S3FaultTests(S3Server server) : IDisposable
{
    // Two parts of 5 MiB and some: the first request begins the upload, the last three complete, copy and delete.
    private const int Large = 12_000_000;

    private readonly TestBucket _bucket = new(server);

    public void Dispose()
    {
        _bucket.Dispose();
        GC.SuppressFinalize(this);
    }

    [ServerTheory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(700)]
    [InlineData(1_000_000)]
    [InlineData(5_242_880)]
    [InlineData(5_250_000)]
    [InlineData(9_000_000)]
    [InlineData(11_999_000)]
    public async Task An_upload_that_is_cut_once_comes_through(long at)
    {
        using var proxy = new CuttingProxy(server.Url) { UpCuts = { at } };
        using var store = _bucket.Store(proxy.Url);
        var bytes = Content.Of(Large);
        try
        {
            await WriteAsync(store, bytes);
        }
        catch (StoreException e) when (server is MotoServer && e.Message.Contains("EntityTooSmall", StringComparison.Ordinal))
        {
            // moto takes what came of a part that was cut for all of it, and where it is slow does so after the part was sent again. Then it will not put the parts together, and another attempt is made.
            await WriteAsync(store, bytes, attempt: 2);
        }

        Assert.Equal(1, proxy.Cuts);
        Assert.Equal(bytes, await _bucket.GetAsync("A/b/x"));
        Assert.DoesNotContain(await ListAsync(), b => b is { IsTemporary: false, Name: not "A/b/x" });
    }

    /// <summary>The answers to the requests that begin, complete, copy and delete are lost, each once.</summary>
    [ServerFact]
    public async Task Answers_that_are_lost_do_no_harm()
    {
        var bytes = Content.Of(Large);
        long whole;
        using (var proxy = new CuttingProxy(server.Url))
        {
            using var store = _bucket.Store(proxy.Url);
            await WriteAsync(store, bytes);
            whole = proxy.Down;
        }

        Assert.InRange(whole, 500, 20_000);
        for (var at = 0L; at < whole; at += 97)
        {
            using var proxy = new CuttingProxy(server.Url) { DownCuts = { at } };
            using var store = _bucket.Store(proxy.Url);
            await WriteAsync(store, bytes);
            Assert.Equal(1, proxy.Cuts);
            Assert.Equal(bytes.Length, await store.LengthAsync("A/b/x"));
            at += 200;
        }

        Assert.Equal(bytes, await _bucket.GetAsync("A/b/x"));

        // Where the answer to a first request was lost, an upload may be left that nobody knew of: it is listed, and so can be cleaned.
        foreach (var left in (await ListAsync()).Where(b => b.IsTemporary))
            Assert.True(await _bucket.Store().DeleteAsync(left.Name));
        Assert.Equal([new BlobInfo("A/b/x", Large, false)], await ListAsync());
    }

    [ServerTheory]
    [InlineData(1_000)]
    [InlineData(3_000_000)]
    [InlineData(11_000_000)]
    public async Task An_upload_that_is_cut_for_good_fails_and_nothing_is_seen(long at)
    {
        var cuts = new CutQueue();
        for (var i = 0; i < 100; i++)
            cuts.Add(at);
        using var proxy = new CuttingProxy(server.Url) { UpCuts = cuts };
        using (var store = _bucket.Store(proxy.Url))
        {
            var error = await Assert.ThrowsAsync<StoreException>(() => WriteAsync(store, Content.Of(Large)));
            Assert.Contains("A/b/1-1-abcd.tmp", error.Message);
            Assert.Contains("run again", error.Message);
        }

        Assert.DoesNotContain(await ListAsync(), b => !b.IsTemporary);

        // The way is good again.
        using var again = _bucket.Store();
        await WriteAsync(again, Content.Of(Large), attempt: 2);
        Assert.Equal(Content.Of(Large), await _bucket.GetAsync("A/b/x"));
    }

    [ServerTheory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(2_000_000)]
    [InlineData(11_999_990)]
    public async Task A_download_that_is_cut_goes_on_where_it_was(long at)
    {
        var bytes = Content.Of(Large);
        await _bucket.PutAsync("A/b/x", bytes);
        foreach (var waits in new[] { false, true })
        {
            using var proxy = new CuttingProxy(server.Url) { DownCuts = { at, at + 1, at + 200_000, at + 400_000 } };
            using var store = _bucket.Store(proxy.Url);
            Assert.Equal(bytes, await ReadAsync(store, waits));
            Assert.InRange(proxy.Cuts, 2, 4);
            Assert.InRange(proxy.Down, Large, Large + 200_000);
        }
    }

    [ServerFact]
    public async Task A_download_that_falls_silent_goes_on_where_it_was()
    {
        var bytes = Content.Of(Large);
        await _bucket.PutAsync("A/b/x", bytes);
        using var proxy = new CuttingProxy(server.Url) { DownCuts = { 4_000_000 }, Silent = true };
        using var store = _bucket.Store(proxy.Url, new() { IdleTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(bytes, await ReadAsync(store, waits: true));
        Assert.Equal(1, proxy.Cuts);
    }

    [ServerFact]
    public async Task A_download_that_brings_nothing_any_more_fails()
    {
        await _bucket.PutAsync("A/b/x", Content.Of(Large));
        var cuts = new CutQueue();
        for (var i = 0; i < 100; i++)
            cuts.Add(3_000_000);
        using var proxy = new CuttingProxy(server.Url) { DownCuts = cuts };
        using var store = _bucket.Store(proxy.Url);
        var error = await Assert.ThrowsAsync<StoreException>(() => ReadAsync(store, waits: true));
        Assert.Contains("s3://refrain/", error.Message);
        Assert.Contains("A/b/x cannot be read", error.Message);
    }

    [ServerFact]
    public async Task A_blob_that_is_another_one_when_the_rest_is_asked_for_is_not_mixed_with_it()
    {
        await _bucket.PutAsync("A/b/x", Content.Of(Large, seed: 1));
        var replaced = false;
        using var proxy = new CuttingProxy(server.Url)
        {
            DownCuts = { 4_000_000 },
            AtCut = () =>
            {
                _bucket.PutAsync("A/b/x", Content.Of(Large, seed: 2)).GetAwaiter().GetResult();
                replaced = true;
            },
        };
        using var store = _bucket.Store(proxy.Url);
        var error = await Assert.ThrowsAsync<StoreException>(() => ReadAsync(store, waits: true));
        Assert.True(replaced);
        Assert.Contains("PreconditionFailed", error.Message);
        Assert.Contains("Run again", error.Message);
        Assert.Equal(Content.Of(Large, seed: 2), await ReadAsync(_bucket.Store(), waits: true));
    }

    [ServerFact]
    public async Task A_blob_that_is_gone_when_the_rest_is_asked_for_is_missing()
    {
        await _bucket.PutAsync("A/b/x", Content.Of(Large));
        using var proxy = new CuttingProxy(server.Url) { DownCuts = { 4_000_000 }, AtCut = () => _bucket.Store().DeleteAsync("A/b/x").AsTask().GetAwaiter().GetResult() };
        using var store = _bucket.Store(proxy.Url);
        await Assert.ThrowsAsync<FileNotFoundException>(() => ReadAsync(store, waits: true));
    }

    private async Task<List<BlobInfo>> ListAsync()
    {
        using var store = _bucket.Store();
        return await store.ListAsync().ToListAsync();
    }

    protected static async Task WriteAsync(S3BlobStore store, byte[] bytes, int attempt = 1)
    {
        await using var writer = store.Create("A/b", string.Create(CultureInfo.InvariantCulture, $"1-{attempt}-abcd"));
        await writer.WriteAsync(bytes);
        await writer.CompleteAsync("x");
    }

    private static async Task<byte[]> ReadAsync(S3BlobStore store, bool waits)
    {
        await using var stream = store.OpenRead("A/b/x");
        var bytes = new MemoryStream();
        if (waits)
            await stream.CopyToAsync(bytes);
        else
            stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

[NeedsServer(typeof(CephGateway))]
public sealed class CephFaultTests() : S3FaultTests(CephGateway.Shared)
{
    private readonly TestBucket _own = new(CephGateway.Shared);

    /// <summary>The hash of what is sent is signed with the request, so a byte that changes on the way is refused, and the request sent again. (moto checks no hash.)</summary>
    [ServerTheory]
    [InlineData(1_000_000, 100_000)]
    [InlineData(12_000_000, 3_000_000)]
    [InlineData(12_000_000, 11_000_000)]
    public async Task A_byte_that_changes_on_the_way_is_noticed(int size, long at)
    {
        using var proxy = new CuttingProxy(CephGateway.Shared.Url) { Changed = at };
        using var store = _own.Store(proxy.Url);
        try
        {
            await WriteAsync(store, Content.Of(size));
        }
        catch (StoreException e)
        {
            // The client does not send again what the service refused as wrong.
            Assert.Contains("XAmzContentSHA256Mismatch", e.Message);
            Assert.Empty(await store.ListAsync().ToListAsync());
            await WriteAsync(store, Content.Of(size));
        }

        Assert.Null(proxy.Changed);
        Assert.Equal(Content.Of(size), await _own.GetAsync("A/b/x"));
    }
}

[NeedsServer(typeof(SecondS3Server))]
public sealed class SecondFaultTests() : S3FaultTests(SecondS3Server.Shared);
