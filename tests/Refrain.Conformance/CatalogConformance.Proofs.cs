using System.Globalization;
using Refrain.Stores;

namespace Refrain.Conformance;

/// <summary>What is remembered of runs counts until an entry changes, whoever changes it and how.</summary>
public abstract partial class CatalogConformance
{
    private IProofs Proofs => (IProofs)Catalog;

    [ServerFact]
    public async Task A_proof_is_kept_at_its_epoch_and_found_while_it_lasts()
    {
        await Catalog.CommitAsync([Entries.Entry(1)]);
        var epoch = await Catalog.EpochAsync();
        Assert.Null(await Proofs.FindProofAsync(Name(1)));
        Assert.False(await Proofs.KeepProofAsync(Name(1), new(epoch + 1, new byte[] { 1 })));
        Assert.Null(await Proofs.FindProofAsync(Name(1)));
        Assert.True(await Proofs.KeepProofAsync(Name(1), new(epoch, new byte[] { 1 })));
        Assert.True(await Proofs.KeepProofAsync(Name(1), new(epoch, new byte[] { 2, 3 })));
        Assert.True(await Proofs.KeepProofAsync(Name(2), new(epoch, ReadOnlyMemory<byte>.Empty)));
        Assert.Equal(epoch, await Catalog.EpochAsync());
        var kept = await Proofs.FindProofAsync(Name(1));
        Assert.Equal(epoch, kept!.Epoch);
        Assert.Equal([2, 3], kept.Content.ToArray());
        Assert.Equal(0, (await Proofs.FindProofAsync(Name(2)))!.Content.Length);
        Assert.Null(await Proofs.FindProofAsync(Name(3)));
    }

    [ServerTheory]
    [InlineData("commit")]
    [InlineData("mark")]
    [InlineData("remove")]
    [InlineData("drop")]
    public async Task Every_change_of_the_entries_ends_proofs(string change)
    {
        await Catalog.CommitAsync([Entries.Entry(1), Entries.Entry(2)]);
        var epoch = await Catalog.EpochAsync();
        Assert.True(await Proofs.KeepProofAsync(Name(1), new(epoch, new byte[] { 1 })));
        var lease = TimeSpan.FromMinutes(1);
        switch (change)
        {
            case "commit":
                await Catalog.CommitAsync([Entries.Entry(2)]);
                break;
            case "mark":
                Assert.True(await Catalog.MarkAsync(epoch, [(Entries.Key(1), new(StaleCause.ByHand, Entries.Key(1), "", Entries.Time))]));
                break;
            default:
                var upkeep = await Catalog.BeginUpkeepAsync("host/1", Entries.Time, lease);
                TaskKey[] keys = [Entries.Key(1)];
                await Catalog.RemoveAsync(upkeep, epoch, change == "remove" ? keys : [], change == "drop" ? keys : [], Entries.Time, lease);
                await Catalog.EndUpkeepAsync(upkeep);
                break;
        }

        Assert.Null(await Proofs.FindProofAsync(Name(1)));
        Assert.False(await Proofs.KeepProofAsync(Name(1), new(epoch, new byte[] { 1 })));
        Assert.True(await Proofs.KeepProofAsync(Name(1), new(await Catalog.EpochAsync(), new byte[] { 1 })));
        Assert.NotNull(await Proofs.FindProofAsync(Name(1)));
    }

    [ServerFact]
    public async Task A_commit_moves_the_epoch_by_its_keys()
    {
        var epoch = await Catalog.EpochAsync();
        await Catalog.CommitAsync([Entries.Entry(1), Entries.Entry(2)]);
        Assert.Equal(epoch + 2, await Catalog.EpochAsync());
    }

    [ServerFact]
    public async Task The_oldest_of_many_proofs_make_room()
    {
        var epoch = await Catalog.EpochAsync();
        for (var i = 0; i < IProofs.MostProofs + 3; i++)
        {
            Assert.True(await Proofs.KeepProofAsync(Name(i), new(epoch, new byte[] { (byte)i })));
            Assert.True(await Proofs.KeepProofAsync(Name(1), new(epoch, new byte[] { 1 })));
        }

        var found = new List<int>();
        for (var i = 0; i < IProofs.MostProofs + 3; i++)
        {
            if (await Proofs.FindProofAsync(Name(i)) is not null)
                found.Add(i);
        }

        Assert.Equal([1, .. Enumerable.Range(4, IProofs.MostProofs - 1)], found);
    }

    private static ContentHash Name(int number) => ContentHash.Of(number.ToString(CultureInfo.InvariantCulture));
}
