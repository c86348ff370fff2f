using Refrain.Conformance;
using Refrain.Running;
using Refrain.Stores;
using Refrain.Testing;
using Refrain.Tests.Stores;

namespace Refrain.Tests.Running;

/// <summary>What is read ahead is what the catalog lists, and nothing of it is lost or left running.</summary>
public sealed class CatalogListingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1024)]
    [InlineData(3000)]
    public async Task Gives_what_the_catalog_lists_ahead_or_not_and_again(int count)
    {
        var catalog = new MemoryCatalog();
        await FillAsync(catalog, count);
        var expected = await catalog.ListAsync().Select(e => e.Key).ToListAsync();
        await using var ahead = new CatalogListing(catalog);
        ahead.Start();
        ahead.Start();
        Assert.Equal(expected, await KeysOf(ahead));
        Assert.Equal(expected, await KeysOf(ahead));
        await using var later = new CatalogListing(catalog);
        Assert.Equal(expected, await KeysOf(later));
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1024, 1025, true)]
    [InlineData(1024, 1024, false)]
    public async Task Tells_that_the_catalog_has_fewer_entries_than_a_graph_has_tasks(int count, int tasks, bool isShort)
    {
        var catalog = new MemoryCatalog();
        await FillAsync(catalog, count);
        var told = 0;
        await using (var listing = new CatalogListing(catalog))
        {
            listing.Start(tasks, () => told++);
            Assert.Equal(count, (await KeysOf(listing)).Count);
        }

        Assert.Equal(isShort ? 1 : 0, told);
    }

    [Fact]
    public async Task Ends_where_nobody_takes_or_somebody_has_taken_enough()
    {
        var catalog = new MemoryCatalog();
        await FillAsync(catalog, 5000);
        var untaken = new CatalogListing(catalog);
        untaken.Start();
        await untaken.DisposeAsync();
        var broken = new CatalogListing(catalog);
        broken.Start();
        await foreach (var _ in broken.EntriesAsync())
            break;
        await broken.DisposeAsync();
    }

    /// <summary>A catalog that lists without making entries lists the same: of everything that may be said of one, and of what is special about some.</summary>
    [Fact]
    public async Task Says_of_each_entry_what_the_entry_says()
    {
        using var folder = new TempFolder();
        await using var catalog = SqliteCatalog.Open(Path.Combine(folder.Path, "catalog.db"));
        await FillAsync(catalog, 1500);
        CatalogEntry[] special =
        [
            Entries.Entry(10) with { Kind = TaskKind.Source, Inline = null, Size = 3, Stamp = "3 bytes" },
            Entries.Entry(11) with { Inline = null, Blob = "Items/11", Size = 99_999, Inputs = [new(Entries.Key(1), ContentHash.Of("1"), "Items"), new(Entries.Key(2), ContentHash.Of("2"), "0")] },
            Entries.Entry(12) with { Inline = null, IsDropped = true },
            Entries.Entry(13) with { Message = new byte[ListedEntries.MostMessage + 1] },
            Entries.Full(14) with { Mark = null, Stamp = null, TaskVersion = -4 },
            Entries.Full(15),
            Entries.Entry(16) with { Inputs = [.. Enumerable.Range(0, 3000).Select(i => new CatalogInput(Entries.Key(i), ContentHash.Of($"{i}"), i < 2500 ? $"Items{i % 200}" : $"{i}"))] },
        ];
        await catalog.CommitAsync(special);
        await using var listing = new CatalogListing(catalog);
        var listed = await listing.EntriesAsync().SelectMany(block => Enumerable.Range(0, block.Count).Select(i => (Block: block, At: i))).ToListAsync();
        var expected = await catalog.ListAsync().ToListAsync();
        Assert.Equal(expected.Count, listed.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            var stored = new StoredEntry(listed[i].Block, listed[i].At);
            Entries.AssertSame(expected[i], stored.Entry!, withBytes: false);
            Assert.Equal(expected[i].Key, listed[i].Block.KeyOf(listed[i].At));
            Assert.Equal((expected[i].Version, expected[i].Blob), (stored.Version, stored.Blob));
            AssertSame(expected[i], stored.Trace!);
        }
    }

    private static void AssertSame(CatalogEntry expected, IStoredTrace trace)
    {
        Assert.Equal((expected.Fingerprint, expected.TaskVersion, expected.Schema, expected.Format, expected.Rows), (trace.Fingerprint, trace.TaskVersion, trace.Schema, trace.Format, trace.Rows));
        Assert.Equal(expected.Inputs, trace.Inputs);
        Assert.Equal(expected.DynamicInputs, trace.DynamicInputs);
        Assert.Equal((expected.IsDropped, expected.Mark), (trace.IsDropped, trace.Mark));
    }

    private static async Task<List<TaskKey>> KeysOf(CatalogListing listing) =>
        await listing.EntriesAsync().SelectMany(block => Enumerable.Range(0, block.Count).Select(block.KeyOf)).ToListAsync();

    private static ValueTask FillAsync(ICatalog catalog, int count) => catalog.CommitAsync([.. Enumerable.Range(1, count).Select(i => Entries.Entry(i))]);
}
