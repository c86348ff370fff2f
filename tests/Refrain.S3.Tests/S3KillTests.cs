using System.Diagnostics;
using System.Globalization;
using Refrain.KillS3;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.S3.Tests;

/// <summary>Kills a program while it uploads, at chosen bytes, and runs it again.</summary>
[NeedsServer(typeof(CephGateway))]
public sealed class S3KillTests : IDisposable
{
    private const int Chunks = 3;

    private readonly TempFolder _folder = new();
    private readonly TestBucket _bucket = new(CephGateway.Shared);

    public void Dispose()
    {
        _bucket.Dispose();
        _folder.Dispose();
    }

    [ServerFact]
    public async Task Killed_in_the_middle_of_uploads_a_run_goes_on_and_leaves_what_clean_removes()
    {
        // While parts are on their way, the two chunks at once, and about where the first is put in place; 36 MB are to be sent in all.
        foreach (var at in new[] { 5_300_000L, 23_990_000, 12_005_000 })
        {
            Process? process = null;
            using var proxy = new CuttingProxy(CephGateway.Shared.Url) { UpCuts = { at }, AtCut = () => process!.Kill() };
            process = Start(proxy.Url);
            await process.WaitForExitAsync();
            process.Dispose();
            await AssertNothingPartialAsync();
        }

        using var last = Start(CephGateway.Shared.Url);
        var output = await last.StandardOutput.ReadToEndAsync();
        await last.WaitForExitAsync();
        Assert.Equal("Succeeded\n", output);

        await using var store = new ArtifactStore(SqliteCatalog.Open(_folder["catalog.db"]), _bucket.Store(), _folder["scratch"]);
        await using var pipeline = Pipeline.Open(store);
        foreach (var number in Enumerable.Range(0, Chunks))
            Assert.Equal(Chunk.Content(number), await pipeline.GetAsync(new Chunk(number)));
        await pipeline.CleanAsync();
        var blobs = await store.Blobs.ListAsync().ToListAsync();
        Assert.Equal(Chunks, blobs.Count);
        Assert.All(blobs, b => Assert.Equal((false, true), (b.IsTemporary, b.Length > Chunk.Size)));
    }

    /// <summary>What is in place under a blob's name is whole, and what the catalog says to be complete is there.</summary>
    private async Task AssertNothingPartialAsync()
    {
        await using var store = new ArtifactStore(SqliteCatalog.Open(_folder["catalog.db"]), _bucket.Store(), _folder["scratch"]);
        await foreach (var blob in store.Blobs.ListAsync())
        {
            if (!blob.IsTemporary)
                Assert.True(blob.Length > Chunk.Size, $"{blob.Name} has {blob.Length} bytes.");
        }

        await foreach (var entry in store.Catalog.ListAsync())
        {
            if (entry.Blob is not null)
                Assert.Null(await store.CheckAsync(entry, content: true));
        }
    }

    private Process Start(Uri url) => Process.Start(new ProcessStartInfo("dotnet", [
        Path.Combine(AppContext.BaseDirectory, "Refrain.KillS3.dll"), _folder.Path, url.ToString(), CephGateway.Shared.AccessKey, CephGateway.Shared.SecretKey, S3Server.Bucket, _bucket.Prefix, Chunks.ToString(CultureInfo.InvariantCulture),
    ])
    { RedirectStandardOutput = true })!;
}
