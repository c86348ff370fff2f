using Refrain.Stores;

namespace Refrain.Conformance;

/// <summary>Marks, dropped inputs, requests and removal.</summary>
public abstract partial class CatalogConformance
{
    [ServerFact]
    public async Task Inputs_that_an_entry_no_longer_names_are_noted()
    {
        await Catalog.CommitAsync([From(1, 2, 3, 4)]);
        Assert.Empty(await Catalog.DropsAsync());
        await Catalog.CommitAsync([From(1, 4, 3, 2)]);
        Assert.Empty(await Catalog.DropsAsync());
        await Catalog.CommitAsync([From(1, 3, 5)]);
        await Catalog.CommitAsync([From(1, 3), From(6)]);

        DroppedInput[] expected = [.. new[] { 2, 4, 5 }.Select(n => new DroppedInput(Entries.Key(n), Entries.Key(1))).OrderBy(d => d.Key)];
        Assert.Equal(expected, await Catalog.DropsAsync());
        Assert.True(await Catalog.MarkAsync(await Catalog.EpochAsync(), []));
        Assert.Empty(await Catalog.DropsAsync());
    }

    [ServerFact]
    public async Task Marks_are_set_and_taken_away_and_end_with_a_new_entry()
    {
        var mark = new StaleMark(StaleCause.NotRequired, Entries.Key(9), "Summary(Folder: ß)", s_now);
        await Catalog.CommitAsync([Entries.Entry(1), Entries.Entry(2), Entries.Entry(3)]);
        Assert.True(await Catalog.MarkAsync(await Catalog.EpochAsync(), [(Entries.Key(1), mark), (Entries.Key(2), mark), (Entries.Key(7), mark)]));
        Assert.Equal(mark, (await Catalog.FindAsync(Entries.Key(1)))!.Mark);
        Assert.Equal(ArtifactState.Stale, (await Catalog.FindAsync(Entries.Key(2)))!.State);
        Assert.Null((await Catalog.FindAsync(Entries.Key(3)))!.Mark);

        Assert.True(await Catalog.MarkAsync(await Catalog.EpochAsync(), [(Entries.Key(1), null)]));
        await Catalog.CommitAsync([Entries.Entry(2, content: "new")]);
        Assert.All(await Catalog.ListAsync().ToListAsync(), e => Assert.Equal(ArtifactState.Complete, e.State));
        Assert.Equal(Entries.Entry(1).Inline!.Value.ToArray(), (await Catalog.FindAsync(Entries.Key(1)))!.Inline!.Value.ToArray());
    }

    [ServerFact]
    public async Task Marks_are_not_set_by_what_is_no_longer_so()
    {
        await Catalog.CommitAsync([From(1, 2)]);
        var epoch = await Catalog.EpochAsync();
        await Catalog.CommitAsync([From(1)]);
        Assert.False(await Catalog.MarkAsync(epoch, [(Entries.Key(1), new(StaleCause.ByHand, Entries.Key(1), "", s_now))]));
        Assert.Null((await Catalog.FindAsync(Entries.Key(1)))!.Mark);
        Assert.Single(await Catalog.DropsAsync());
    }

    [ServerFact]
    public async Task The_epoch_changes_with_every_change_and_never_goes_back()
    {
        var seen = new List<long> { await Catalog.EpochAsync() };
        await Catalog.CommitAsync([Entries.Entry(1), Entries.Entry(2)]);
        seen.Add(await Catalog.EpochAsync());
        await Catalog.CommitAsync([Entries.Entry(1)]);
        seen.Add(await Catalog.EpochAsync());
        await Catalog.MarkAsync(seen[^1], [(Entries.Key(1), new(StaleCause.ByHand, Entries.Key(1), "", s_now))]);
        seen.Add(await Catalog.EpochAsync());
        var upkeep = await Catalog.BeginUpkeepAsync("broom", s_now, Entries.Lease);
        await Catalog.RemoveAsync(upkeep, seen[^1], [Entries.Key(1), Entries.Key(2)], [], s_now, Entries.Lease);
        seen.Add(await Catalog.EpochAsync());
        await Catalog.CommitAsync([Entries.Entry(1)]);
        seen.Add(await Catalog.EpochAsync());
        Assert.Equal(seen.Order().Distinct(), seen);
    }

    [ServerFact]
    public async Task What_a_user_asked_for_is_noted_until_its_key_is_removed()
    {
        TaskRequest Asked(int number, DateTimeOffset at) => new(Entries.Key(number), new byte[] { (byte)number }, at);
        await Catalog.CommitAsync([Entries.Entry(1)]);
        await Catalog.RequestAsync([Asked(1, s_now), Asked(2, s_now)], TimeSpan.FromHours(1));
        await Catalog.RequestAsync([Asked(1, s_now.AddMinutes(59)), Asked(3, s_now.AddMinutes(59))], TimeSpan.FromHours(1));
        await Catalog.RequestAsync([Asked(2, s_now.AddMinutes(60))], TimeSpan.FromHours(1));
        var noted = await Catalog.RequestsAsync();
        Assert.Equal(noted.Select(r => r.Key).Order(), noted.Select(r => r.Key));
        Assert.Equal([(1, s_now), (2, s_now.AddMinutes(60)), (3, s_now.AddMinutes(59))], noted.Select(r => ((int)r.Message.Span[0], r.At)).Order());

        var upkeep = await Catalog.BeginUpkeepAsync("broom", s_now, Entries.Lease);
        await Catalog.RemoveAsync(upkeep, await Catalog.EpochAsync(), [Entries.Key(1), Entries.Key(3)], [], s_now, Entries.Lease);
        Assert.Equal([Entries.Key(2)], (await Catalog.RequestsAsync()).Select(r => r.Key));
    }

    [ServerFact]
    public async Task Removes_entries_and_drops_bytes_if_nothing_changed_since_they_were_chosen()
    {
        await Catalog.CommitAsync([From(1, 2, 3), From(2), From(3), Entries.Entry(4) with { Inline = null, Blob = "A/b/c", Size = 99 }]);
        var upkeep = await Catalog.BeginUpkeepAsync("broom", s_now, Entries.Lease);
        var epoch = await Catalog.EpochAsync();
        await Catalog.CommitAsync([From(5)]);
        await Assert.ThrowsAsync<StoreBusyException>(async () => await Catalog.RemoveAsync(upkeep, epoch, [Entries.Key(1)], [], s_now, Entries.Lease));

        await Catalog.RemoveAsync(upkeep, await Catalog.EpochAsync(), [Entries.Key(1), Entries.Key(2), Entries.Key(77)], [Entries.Key(4), Entries.Key(5)], s_now, Entries.Lease);
        Assert.Equal([Entries.Key(3), Entries.Key(4), Entries.Key(5)], (await Catalog.ListAsync().ToListAsync()).Select(e => e.Key));
        Assert.Null(await Catalog.FindAsync(Entries.Key(1)));
        var dropped = (await Catalog.FindAsync(Entries.Key(4)))!;
        Assert.Equal((ArtifactState.Dropped, null, 99), (dropped.State, dropped.Blob, dropped.Size));
        Assert.Null((await Catalog.FindAsync(Entries.Key(5)))!.Inline);

        // Of what was removed, the inputs that stay are noted.
        Assert.Equal([new(Entries.Key(3), Entries.Key(1))], await Catalog.DropsAsync());
    }

    /// <summary>An entry that was made from others.</summary>
    private static CatalogEntry From(int number, params int[] inputs) =>
        Entries.Entry(number) with { Inputs = [.. inputs.Select(i => new CatalogInput(Entries.Key(i), ContentHash.Of($"{i}"), "Inputs"))] };
}
