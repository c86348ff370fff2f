using Refrain.Stores;

namespace Refrain.Conformance;

/// <summary>What every catalog does. A test class for each implementation derives from this one.</summary>
public abstract partial class CatalogConformance : IAsyncLifetime
{
    protected ICatalog Catalog { get; private set; } = null!;

    protected abstract ICatalog Open();

    public Task InitializeAsync()
    {
        Catalog = Open();
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync() => await Catalog.DisposeAsync();

    [ServerFact]
    public async Task Finds_nothing_in_an_empty_catalog()
    {
        Assert.Empty(await Catalog.FindAsync([Entries.Key(1), Entries.Key(2)]));
        Assert.Empty(await Catalog.FindAsync([]));
        Assert.Empty(await Catalog.ListAsync().ToListAsync());
        Assert.Empty(await Catalog.ListRunsAsync().ToListAsync());
    }

    [ServerTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gives_back_every_member(bool withBytes)
    {
        CatalogEntry[] entries =
        [
            Entries.Full(1),
            Entries.Entry(2),
            Entries.Entry(3) with { Inline = null, Blob = "TopUsers/Count=10~3f9a/ab12", Size = 1L << 40 },
            Entries.Entry(4) with { Kind = TaskKind.Source, Inline = null, Size = 77, Stamp = "" },
            Entries.Entry(Entries.Key(5), "App.Empty", []),
            Entries.Entry(6) with { Inline = null, IsDropped = true },
        ];
        await Catalog.CommitAsync(entries);

        var found = await Catalog.FindAsync([.. entries.Select(e => e.Key)], withBytes);
        Assert.Equal(entries.Length, found.Count);
        foreach (var entry in entries)
            Entries.AssertSame(entry, found[entry.Key], withBytes);
        var listed = await Catalog.ListAsync().ToListAsync();
        Assert.Equal(entries.Length, listed.Count);
        foreach (var (expected, actual) in entries.Zip(listed))
            Entries.AssertSame(expected, actual, withBytes: false);
    }

    [ServerFact]
    public async Task An_entry_replaces_the_one_of_its_key_and_arrives_last()
    {
        await Catalog.CommitAsync([Entries.Entry(1), Entries.Entry(2), Entries.Entry(3)]);
        await Catalog.CommitAsync([Entries.Entry(1, content: "again")]);
        await Catalog.CommitAsync([Entries.Entry(2, "App.Renamed", "again")]);

        Assert.Equal([Entries.Key(3), Entries.Key(1), Entries.Key(2)], (await Catalog.ListAsync().ToListAsync()).Select(e => e.Key));
        Entries.AssertSame(Entries.Entry(1, content: "again"), (await Catalog.FindAsync(Entries.Key(1)))!, withBytes: true);
        Assert.Equal("App.Renamed", (await Catalog.FindAsync(Entries.Key(2)))!.Name);
    }

    [ServerFact]
    public async Task Of_several_entries_of_a_key_in_one_commit_the_last_stays()
    {
        await Catalog.CommitAsync([Entries.Entry(1), Entries.Entry(2, content: "a"), Entries.Entry(1, content: "b"), Entries.Entry(3)]);
        await Catalog.CommitAsync([Entries.Entry(3, content: "c"), Entries.Entry(3, content: "d")]);

        var listed = await Catalog.ListAsync().ToListAsync();
        Assert.Equal([Entries.Key(2), Entries.Key(1), Entries.Key(3)], listed.Select(e => e.Key));
        Assert.Equal(Entries.Entry(1, content: "b").Version, listed[1].Version);
        Assert.Equal(Entries.Entry(3, content: "d").Version, listed[2].Version);
    }

    [ServerFact]
    public async Task A_commit_that_is_refused_leaves_nothing()
    {
        var withoutBytes = Entries.Entry(2) with { Inline = null };
        var bothPlaces = Entries.Entry(2) with { Blob = "a/b" };
        var wrongSize = Entries.Entry(2) with { Size = 1000 };
        foreach (var bad in new[] { withoutBytes, bothPlaces, wrongSize })
            await Assert.ThrowsAsync<ArgumentException>(async () => await Catalog.CommitAsync([Entries.Entry(1), bad]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Catalog.CommitAsync([Entries.Entry(1)], new(canceled: true)));

        Assert.Empty(await Catalog.ListAsync().ToListAsync());
    }

    [ServerFact]
    public async Task Finds_ten_thousand_keys_among_as_many_others()
    {
        const int Count = 10_000;
        for (var i = 0; i < 2 * Count; i += 2_500)
            await Catalog.CommitAsync([.. Enumerable.Range(i, 2_500).Select(n => Entries.Entry(n))]);
        await Catalog.CommitAsync([.. Enumerable.Range(0, 500).Select(n => Entries.Entry(n * 7, content: "new"))]);

        var found = await Catalog.FindAsync([.. Enumerable.Range(Count, 2 * Count).Select(Entries.Key)], withBytes: true);
        Assert.Equal(Count, found.Count);
        for (var n = Count; n < 2 * Count; n++)
            Assert.Equal(Entries.Entry(n).Version, found[Entries.Key(n)].Version);
        var early = await Catalog.FindAsync([.. Enumerable.Range(0, 3_500).Select(Entries.Key)]);
        Assert.Equal(3_500, early.Count);
        for (var n = 0; n < 3_500; n++)
            Assert.Equal(Entries.Entry(n, content: n % 7 == 0 ? "new" : "").Version, early[Entries.Key(n)].Version);
    }

    [ServerFact]
    public async Task Keys_that_differ_in_the_end_alone_are_kept_apart()
    {
        var keys = Enumerable.Range(0, 5).Select(i =>
        {
            var bytes = new byte[TaskKey.Size];
            bytes[^1] = (byte)i;
            return TaskKey.From(bytes);
        }).ToArray();
        await Catalog.CommitAsync([.. keys[..3].Select((k, i) => Entries.Entry(k, "App.A", [(byte)i]))]);
        await Catalog.CommitAsync([Entries.Entry(keys[0], "App.B", [10]), Entries.Entry(keys[3], "App.B", [13])]);
        await Catalog.CommitAsync([Entries.Entry(keys[1], "App.C", [21])]);

        var found = await Catalog.FindAsync(keys, withBytes: true);
        Assert.Equal(4, found.Count);
        Assert.Equal(new byte[] { 10, 21, 2, 13 }, keys[..4].Select(k => found[k].Inline!.Value.Span[0]));
        Assert.Equal([keys[2], keys[0], keys[3], keys[1]], (await Catalog.ListAsync().ToListAsync()).Select(e => e.Key));
        Assert.Null(await Catalog.FindAsync(keys[4]));
    }

    [ServerFact]
    public async Task Lists_the_entries_of_one_task()
    {
        await Catalog.CommitAsync([Entries.Entry(1, "App.A"), Entries.Entry(2, "App.B"), Entries.Entry(3, "App.A"), Entries.Entry(4, "app.a")]);

        Assert.Equal([Entries.Key(1), Entries.Key(3)], (await Catalog.ListAsync("App.A").ToListAsync()).Select(e => e.Key));
        Assert.Empty(await Catalog.ListAsync("App.C").ToListAsync());
    }

    [ServerFact]
    public async Task An_entry_that_was_found_with_its_bytes_can_be_committed_again()
    {
        await Catalog.CommitAsync([Entries.Full(1)]);
        var found = (await Catalog.FindAsync(Entries.Key(1)))!;
        await Catalog.CommitAsync([found with { Mark = null }]);

        Entries.AssertSame(Entries.Full(1) with { Mark = null }, (await Catalog.FindAsync(Entries.Key(1)))!, withBytes: true);
    }

    [ServerFact]
    public async Task A_run_that_was_never_open_is_noted_as_ended()
    {
        var open = await Catalog.BeginRunAsync("host/1", Entries.Time, Entries.Lease);
        var noted = await Catalog.NoteRunAsync("host/2", Entries.Time, RunState.Succeeded, new(0, 7, 0, 0), Entries.Time.AddSeconds(1));
        Assert.Equal(open + 1, noted);
        Assert.Equal(
            new(noted, "host/2", Entries.Time, Entries.Time.AddSeconds(1), RunState.Succeeded, new(0, 7, 0, 0)),
            (await Catalog.ListRunsAsync().ToListAsync())[1]);
        await Assert.ThrowsAsync<ArgumentException>(async () => await Catalog.NoteRunAsync("host/2", Entries.Time, RunState.Open, default, Entries.Time));
    }

    [ServerFact]
    public async Task Runs_are_numbered_in_order_and_show_how_they_ended()
    {
        var first = await Catalog.BeginRunAsync("host/1", Entries.Time, Entries.Lease);
        var second = await Catalog.BeginRunAsync("host/2", Entries.Time.AddHours(1), Entries.Lease);
        Assert.True(second > first && first > 0);
        await Catalog.EndRunAsync(second, RunState.Failed, new(1, 2, 3, 4), Entries.Time.AddHours(2));

        Assert.Equal(
            [
                new(first, "host/1", Entries.Time, null, RunState.Open, default),
                new(second, "host/2", Entries.Time.AddHours(1), Entries.Time.AddHours(2), RunState.Failed, new(1, 2, 3, 4)),
            ],
            await Catalog.ListRunsAsync().ToListAsync());
        await foreach (var run in Catalog.ListRunsAsync())
            Assert.Equal(run, await Catalog.FindRunAsync(run.Number));
        foreach (var none in new[] { second + 1, 0, -1, long.MaxValue, long.MinValue })
            Assert.Null(await Catalog.FindRunAsync(none));
    }

    [ServerFact]
    public async Task A_run_ends_once()
    {
        var run = await Catalog.BeginRunAsync("host/1", Entries.Time, Entries.Lease);
        await Assert.ThrowsAsync<ArgumentException>(async () => await Catalog.EndRunAsync(run, RunState.Open, default, Entries.Time));
        await Catalog.EndRunAsync(run, RunState.Succeeded, default, Entries.Time);
        await Assert.ThrowsAsync<ArgumentException>(async () => await Catalog.EndRunAsync(run, RunState.Cancelled, default, Entries.Time));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Catalog.EndRunAsync(run + 1, RunState.Cancelled, default, Entries.Time));
        Assert.Equal(RunState.Succeeded, Assert.Single(await Catalog.ListRunsAsync().ToListAsync()).State);
    }

    [ServerFact]
    public async Task Readers_see_whole_commits_while_others_write()
    {
        const int Pair = 2;
        const int Rounds = 200;
        await Catalog.CommitAsync([Entries.Entry(0, content: "0"), Entries.Entry(1, content: "0")]);
        var writing = Task.Run(async () =>
        {
            for (var round = 1; round <= Rounds; round++)
                await Catalog.CommitAsync([Entries.Entry(0, content: $"{round}"), Entries.Entry(1, content: $"{round}"), Entries.Entry(round + 10)]);
        });
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            do
            {
                var found = await Catalog.FindAsync([Entries.Key(0), Entries.Key(1)], withBytes: true);
                Assert.Equal(Pair, found.Count);
                Assert.Equal(Round(found[Entries.Key(0)]), Round(found[Entries.Key(1)]));
                var listed = await Catalog.ListAsync().ToListAsync();
                Assert.Equal(listed.Count, listed.Select(e => e.Key).Distinct().Count());
            }
            while (!writing.IsCompleted);
        }));
        await Task.WhenAll([writing, .. readers]);

        Assert.Equal(Rounds + Pair, (await Catalog.ListAsync().ToListAsync()).Count);

        static string Round(CatalogEntry entry) => System.Text.Encoding.UTF8.GetString(entry.Inline!.Value.Span).Split(':')[1];
    }
}
