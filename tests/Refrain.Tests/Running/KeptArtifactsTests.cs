using System.Globalization;
using Refrain.Planning;
using Refrain.Running;
using Refrain.Stores;
using Refrain.Tests.Brokers;

namespace Refrain.Tests.Running;

/// <summary>What a worker keeps of what it made: only what is wanted, never more than it may, and so that the store is not asked for it.</summary>
public sealed class KeptArtifactsTests
{
    private const int Most = 40_000;

    [Fact]
    public void What_was_made_is_found_with_its_bytes_and_only_in_the_version_that_is_wanted()
    {
        var kept = new KeptArtifacts(Most);
        var entry = Entry(1, 100);
        kept.Add(entry, null);
        Assert.Equal(entry.Inline!.Value.ToArray(), kept.Find(entry.Key, entry.Version)!.Inline!.Value.ToArray());
        Assert.Null(kept.Find(entry.Key, ContentHash.Of("another")));
        Assert.Null(kept.Find(Entry(2, 100).Key, entry.Version));
    }

    [Fact]
    public void A_blob_is_kept_with_the_bytes_that_were_copied_and_not_without()
    {
        var kept = new KeptArtifacts(Most);
        var bytes = Entry(1, 9_000).Inline!.Value;
        var entry = Entry(1, 9_000) with { Inline = null, Blob = "a/b" };
        kept.Add(entry, null);
        Assert.Null(kept.Find(entry.Key, entry.Version));
        kept.Add(entry, bytes);
        var found = kept.Find(entry.Key, entry.Version)!;
        Assert.Equal(bytes.ToArray(), found.Inline!.Value.ToArray());
        Assert.Null(found.Blob);
    }

    [Fact]
    public void What_was_not_used_for_the_longest_time_makes_room_and_what_is_too_large_is_not_kept()
    {
        var kept = new KeptArtifacts(Most);
        CatalogEntry[] entries = [.. Enumerable.Range(0, 5).Select(i => Entry(i, 9_000))];
        foreach (var entry in entries[..4])
            kept.Add(entry, null);
        Assert.NotNull(kept.Find(entries[0].Key, entries[0].Version));
        kept.Add(entries[4], null);
        Assert.Equal([true, false, true, true, true], entries.Select(e => kept.Find(e.Key, e.Version) is not null));
        var large = Entry(5, Most / 4);
        kept.Add(large, null);
        Assert.Null(kept.Find(large.Key, large.Version));
        kept.Add(entries[0] with { Version = ContentHash.Of("new") }, null);
        Assert.Null(kept.Find(entries[0].Key, entries[0].Version));
        Assert.NotNull(kept.Find(entries[2].Key, entries[2].Version));
    }

    [Fact]
    public void Nothing_is_kept_before_it_is_known_that_somebody_reads_here()
    {
        var kept = new KeptArtifacts(Most) { IsWanted = false };
        var entry = Entry(1, 100);
        kept.Add(entry, null);
        Assert.False(kept.Has(entry.Key, entry.Version));
        kept.IsWanted = true;
        kept.Add(entry, null);
        Assert.True(kept.Has(entry.Key, entry.Version));
        Assert.False(kept.Has(entry.Key, ContentHash.Of("another")));
    }

    [Fact]
    public async Task What_tasks_read_is_looked_up_together_but_not_what_is_damaged_or_of_another_version()
    {
        await using var catalog = new MemoryCatalog();
        CatalogEntry[] entries = [.. Enumerable.Range(0, 4).Select(i => Entry(i, 100) with { Message = new byte[] { 1 } })];
        entries[1] = entries[1] with { Inline = new byte[100] };
        await catalog.CommitAsync(entries);
        Node[] inputs = [.. entries.Select((e, i) => WorkerAssignment.Known(new Step(i.ToString(CultureInfo.InvariantCulture)), i == 2 ? ContentHash.Of("another") : e.Version))];
        var reader = new Node(new Step("reader"), 1);
        reader.Require(0, inputs);
        var kept = new KeptArtifacts(Most);
        WorkerAssignment.SupplyInputs([new(reader, 1)], catalog, kept);
        Assert.Equal([true, false, false, true], entries.Select(e => kept.Has(e.Key, e.Version)));
    }

    [Fact]
    public void Of_nothing_nothing_is_kept()
    {
        var kept = new KeptArtifacts(0);
        kept.Add(Entry(1, 0), null);
        Assert.Null(kept.Find(Entry(1, 0).Key, Entry(1, 0).Version));
    }

    [Theory]
    [InlineData(64 * 1024 * 1024, 0)]
    [InlineData(0, 4)]
    public async Task A_chain_at_one_worker_reads_of_a_store_elsewhere_only_what_is_not_kept(long cacheBytes, int reads)
    {
        await using var site = new BrokerFixture();
        var blobs = new CountingBlobs(site.Store.Blobs);
        var store = new ArtifactStore(site.Store.Catalog, blobs, site.Store.Store.ScratchFolder);
        ITask[] before = [];
        for (var at = 0; at < 5; at++)
            before = [site.Made(at.ToString(CultureInfo.InvariantCulture), (texts, _) => new(string.Concat(texts) + new string('x', 40_000)), before)];
        using var drain = new CancellationTokenSource();
        var work = Pipeline.Open(store, site.Store.Options).WorkAsync(site.Broker.Connect(), new() { CacheBytes = cacheBytes }, drain.Token);
        Assert.Equal(5, (await site.RunAsync(before[0])).Counts.Executed);
        await drain.CancelAsync();
        await work.WaitAsync(BrokerFixture.Patience);
        Assert.Equal(reads, blobs.Reads);
        Assert.Equal(new string('x', 200_000), await site.ValueAsync((Step)before[0]));
    }

    private static CatalogEntry Entry(int number, int size)
    {
        var bytes = new byte[size];
        Array.Fill(bytes, (byte)number);
        var task = new Step(number.ToString(CultureInfo.InvariantCulture));
        return new() { Key = TaskKey.Of(task), Name = "Step", Message = default, Version = ContentHash.Of(bytes), Size = size, Inline = bytes };
    }

    private sealed class CountingBlobs(IBlobStore blobs) : IBlobStore
    {
        private int _reads;

        public int Reads => _reads;

        public BlobWriter Create(string folder, string temporary) => blobs.Create(folder, temporary);

        public Stream OpenRead(string name)
        {
            Interlocked.Increment(ref _reads);
            return blobs.OpenRead(name);
        }

        public ValueTask<long?> LengthAsync(string name, CancellationToken cancellationToken = default) => blobs.LengthAsync(name, cancellationToken);

        public IAsyncEnumerable<BlobInfo> ListAsync(CancellationToken cancellationToken = default) => blobs.ListAsync(cancellationToken);

        public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default) => blobs.DeleteAsync(name, cancellationToken);

        public string? LocalPath(string name) => blobs.LocalPath(name);
    }
}
