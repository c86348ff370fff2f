using Refrain.Conformance;
using Refrain.Running;
using Refrain.Stores;
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
        var catalog = await CatalogOf(count);
        var expected = await catalog.ListAsync().Select(e => e.Key).ToListAsync();
        await using var ahead = new CatalogListing(catalog);
        ahead.Start();
        ahead.Start();
        Assert.Equal(expected, await ahead.EntriesAsync().Select(e => e.Key).ToListAsync());
        Assert.Equal(expected, await ahead.EntriesAsync().Select(e => e.Key).ToListAsync());
        await using var later = new CatalogListing(catalog);
        Assert.Equal(expected, await later.EntriesAsync().Select(e => e.Key).ToListAsync());
    }

    [Fact]
    public async Task Ends_where_nobody_takes_or_somebody_has_taken_enough()
    {
        var catalog = await CatalogOf(5000);
        var untaken = new CatalogListing(catalog);
        untaken.Start();
        await untaken.DisposeAsync();
        var broken = new CatalogListing(catalog);
        broken.Start();
        await foreach (var _ in broken.EntriesAsync())
            break;
        await broken.DisposeAsync();
    }

    private static async Task<MemoryCatalog> CatalogOf(int count)
    {
        var catalog = new MemoryCatalog();
        await catalog.CommitAsync([.. Enumerable.Range(1, count).Select(i => Entries.Entry(i))]);
        return catalog;
    }
}
