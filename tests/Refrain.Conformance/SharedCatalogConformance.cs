using Refrain.Stores;

namespace Refrain.Conformance;

/// <summary>What every catalog does that outlives the process and that several have open at once.</summary>
public abstract class SharedCatalogConformance : CatalogConformance
{
    [ServerFact]
    public async Task What_was_committed_is_there_when_opened_again()
    {
        var run = await Catalog.BeginRunAsync("host/1", Entries.Time, Entries.Lease);
        await Catalog.CommitAsync([Entries.Full(1), Entries.Entry(2)]);
        await Catalog.DisposeAsync();

        await using var again = Open();
        Entries.AssertSame(Entries.Full(1), (await again.FindAsync(Entries.Key(1)))!, withBytes: true);
        Assert.Equal(RunState.Open, Assert.Single(await again.ListRunsAsync().ToListAsync()).State);
        Assert.Equal(run + 1, await again.BeginRunAsync("host/2", Entries.Time, Entries.Lease));
        await again.CommitAsync([Entries.Entry(2, content: "new"), Entries.Entry(3)]);
        Assert.Equal([Entries.Key(1), Entries.Key(2), Entries.Key(3)], (await again.ListAsync().ToListAsync()).Select(e => e.Key));
    }

    [ServerFact]
    public async Task Two_that_have_it_open_see_each_others_commits()
    {
        await using var other = Open();
        Assert.Null(await other.FindAsync(Entries.Key(1)));
        await Catalog.CommitAsync([Entries.Entry(1, "App.A"), Entries.Entry(2, "App.B")]);
        Assert.Equal("App.A", (await other.FindAsync(Entries.Key(1)))!.Name);

        for (var round = 0; round < 5; round++)
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
    public async Task A_commit_replaces_what_others_committed_unseen()
    {
        await using var other = Open();
        for (var round = 0; round < 3; round++)
        {
            await Catalog.CommitAsync([Entries.Entry(1, "App.This", $"{round}")]);
            await other.CommitAsync([Entries.Entry(1, "App.Other", $"{round}")]);
        }

        Assert.Equal("App.Other", Assert.Single(await Catalog.ListAsync().ToListAsync()).Name);
    }

    [ServerFact]
    public async Task Entries_arrive_in_the_order_of_the_commits_however_many_commit()
    {
        const int Writers = 4;
        const int Commits = 25;
        var catalogs = Enumerable.Range(0, Writers).Select(_ => Open()).ToArray();
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
}
