using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>A catalog in PostgreSQL does what every catalog does.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class PostgresCatalogTests : CatalogConformance
{
    private readonly string _name = TestDatabase.NewSchema();

    protected override ICatalog Open() => TestDatabase.Open(_name);

    [ServerFact]
    public async Task What_was_committed_is_there_when_opened_again()
    {
        var run = await Catalog.BeginRunAsync("host/1", Entries.Time, Entries.Lease);
        await Catalog.CommitAsync([Entries.Full(1), Entries.Entry(2)]);
        await Catalog.DisposeAsync();

        await using var again = TestDatabase.Open(_name);
        Entries.AssertSame(Entries.Full(1), (await again.FindAsync(Entries.Key(1)))!, withBytes: true);
        Assert.Equal(RunState.Open, Assert.Single(await again.ListRunsAsync().ToListAsync()).State);
        Assert.Equal(run + 1, await again.BeginRunAsync("host/2", Entries.Time, Entries.Lease));
        await again.CommitAsync([Entries.Entry(2, content: "new"), Entries.Entry(3)]);
        Assert.Equal([Entries.Key(1), Entries.Key(2), Entries.Key(3)], (await again.ListAsync().ToListAsync()).Select(e => e.Key));
    }

    [ServerFact]
    public async Task Two_that_have_one_schema_open_see_each_others_commits()
    {
        await using var other = TestDatabase.Open(_name);
        Assert.Null(await other.FindAsync(Entries.Key(1)));
        await Catalog.CommitAsync([Entries.Entry(1, "App.A"), Entries.Entry(2, "App.B")]);
        Assert.Equal("App.A", (await other.FindAsync(Entries.Key(1)))!.Name);

        for (var round = 0; round < 3; round++)
        {
            await other.CommitAsync([Entries.Entry(1, $"App.Other{round}", "other")]);
            Assert.Equal($"App.Other{round}", (await Catalog.FindAsync(Entries.Key(1)))!.Name);
            await Catalog.CommitAsync([Entries.Entry(1, $"App.This{round}", "this"), Entries.Entry(2, "App.B")]);
            Assert.Equal($"App.This{round}", (await other.FindAsync(Entries.Key(1)))!.Name);
        }

        Assert.Equal(2, (await other.ListAsync().ToListAsync()).Count);
        Assert.NotEqual(await Catalog.BeginRunAsync("a", Entries.Time, Entries.Lease), await other.BeginRunAsync("b", Entries.Time, Entries.Lease));
    }

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
    public async Task Entries_arrive_in_the_order_of_the_commits_however_many_commit()
    {
        const int Writers = 4;
        const int Commits = 25;
        var catalogs = Enumerable.Range(0, Writers).Select(_ => TestDatabase.Open(_name)).ToArray();
        var seen = new List<List<TaskKey>>();
        var writing = Task.WhenAll(catalogs.Select((catalog, writer) => Task.Run(async () =>
        {
            for (var i = 0; i < Commits; i++)
                await catalog.CommitAsync([.. Enumerable.Range(0, 3).Select(n => Entries.Entry((writer * 1000) + (i * 3) + n))]);
        })));
        while (!writing.IsCompleted)
            seen.Add([.. (await Catalog.ListAsync().ToListAsync()).Select(e => e.Key)]);
        await writing;

        // What was seen at any time is the beginning of what is there in the end.
        var all = (await Catalog.ListAsync().ToListAsync()).Select(e => e.Key).ToList();
        Assert.Equal(Writers * Commits * 3, all.Count);
        Assert.All(seen, s => Assert.Equal(all.Take(s.Count), s));
        foreach (var catalog in catalogs)
            await catalog.DisposeAsync();
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
