using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>A catalog in PostgreSQL does what every catalog does.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class PostgresCatalogTests : SharedCatalogConformance
{
    private readonly string _name = TestDatabase.NewSchema();

    protected override ICatalog Open() => TestDatabase.Open(_name);

    [ServerFact]
    public async Task Extreme_numbers_and_texts_come_back()
    {
        var entry = Entries.Entry(1, "a\\b\0c\ud800\udc00d\ud800") with
        {
            Run = long.MinValue,
            Attempt = int.MinValue,
            TaskVersion = int.MaxValue,
            Schema = new string('s', 100_000),
            Fingerprint = "\udc00",
            Stamp = "\\0000 \0",
            StartedAt = DateTimeOffset.MaxValue,
            CompletedAt = DateTimeOffset.MinValue,
            Inputs = [new(Entries.Key(2), ContentHash.Of("x"), "\0"), new(Entries.Key(2), ContentHash.Of("y"), "")],
        };
        await Catalog.CommitAsync([entry]);
        await using var other = TestDatabase.Open(_name);
        Entries.AssertSame(entry, (await other.FindAsync(Entries.Key(1)))!, withBytes: true);
        Assert.Single(await other.ListAsync(entry.Name).ToListAsync());
    }

    [ServerFact]
    public async Task A_listing_that_is_left_early_does_not_wait_for_the_rest()
    {
        for (var i = 0; i < 5; i++)
            await Catalog.CommitAsync([.. Enumerable.Range(i * 2_000, 2_000).Select(n => Entries.Entry(n))]);
        await foreach (var entry in Catalog.ListAsync())
        {
            Assert.Equal(Entries.Key(0), entry.Key);
            break;
        }

        Assert.Equal(Entries.Key(9_999), (await Catalog.FindAsync(Entries.Key(9_999)))!.Key);
    }

    [ServerFact]
    public async Task Many_inputs_are_kept_and_their_drops_noted()
    {
        const int Count = 100_000;
        CatalogInput Input(int n) => new(Entries.Key(n), ContentHash.Of("same"), "Parts");
        var all = Enumerable.Range(10, Count).Select(Input).ToArray();
        await Catalog.CommitAsync([Entries.Entry(1) with { Inputs = all }]);
        Assert.Equal(all, (await Catalog.FindAsync(Entries.Key(1)))!.Inputs);
        await Catalog.CommitAsync([Entries.Entry(1) with { Inputs = all[..^2] }]);
        Assert.Equal(new[] { Count + 8, Count + 9 }.Select(Entries.Key).Order(), (await Catalog.DropsAsync()).Select(d => d.Key));
    }
}
