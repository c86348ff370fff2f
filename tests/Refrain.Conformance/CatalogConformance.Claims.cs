using Refrain.Stores;

namespace Refrain.Conformance;

/// <summary>Leases and claims: two runs share work, one that is taken for dead cannot publish over its successor.</summary>
public abstract partial class CatalogConformance
{
    private static readonly DateTimeOffset s_now = Entries.Time;

    [ServerFact]
    public async Task A_task_is_claimed_by_one_run_until_it_is_published()
    {
        var one = await Catalog.BeginRunAsync("one", s_now, Entries.Lease);
        var two = await Catalog.BeginRunAsync("two", s_now, Entries.Lease);
        Assert.Equal([ClaimState.Claimed, ClaimState.Claimed], await ClaimAsync(one, s_now, 1, 2));
        Assert.Equal([ClaimState.Held, ClaimState.Claimed], await ClaimAsync(two, s_now, 2, 3));

        Assert.Empty(await Catalog.PublishAsync([Made(2, one)]));
        var answer = Assert.Single(await Catalog.ClaimAsync(two, [new(Entries.Key(2), 1, null)], s_now));
        Assert.Equal(ClaimState.Changed, answer.State);
        Assert.Equal(one, answer.Current!.Run);
        answer = Assert.Single(await Catalog.ClaimAsync(two, [new(Entries.Key(2), 2, answer.Current)], s_now));
        Assert.Equal(ClaimState.Claimed, answer.State);
    }

    [ServerFact]
    public async Task A_claim_that_was_given_up_is_free()
    {
        var one = await Catalog.BeginRunAsync("one", s_now, Entries.Lease);
        var two = await Catalog.BeginRunAsync("two", s_now, Entries.Lease);
        await ClaimAsync(one, s_now, 1, 2, 3);
        await Catalog.ReleaseAsync(one, [Entries.Key(1), Entries.Key(9)]);
        await Catalog.ReleaseAsync(two, [Entries.Key(2)]);
        Assert.Equal([ClaimState.Claimed, ClaimState.Held], await ClaimAsync(two, s_now, 1, 2));

        await Catalog.EndRunAsync(one, RunState.Cancelled, default, s_now);
        Assert.Equal([ClaimState.Claimed, ClaimState.Claimed], await ClaimAsync(two, s_now, 2, 3));
    }

    [ServerFact]
    public async Task A_claim_lasts_as_long_as_the_lease_is_renewed()
    {
        var one = await Catalog.BeginRunAsync("one", s_now, Entries.Lease);
        var two = await Catalog.BeginRunAsync("two", s_now, TimeSpan.FromDays(1));
        await ClaimAsync(one, s_now, 1);
        await Catalog.RenewAsync(one, s_now + (Entries.Lease / 2), Entries.Lease);
        Assert.Equal([ClaimState.Held], await ClaimAsync(two, s_now + Entries.Lease, 1));
        Assert.Equal([ClaimState.Claimed], await ClaimAsync(two, s_now + (2 * Entries.Lease), 1));
    }

    [ServerFact]
    public async Task What_was_taken_over_cannot_be_published_late()
    {
        var one = await Catalog.BeginRunAsync("one", s_now, Entries.Lease);
        var two = await Catalog.BeginRunAsync("two", s_now, TimeSpan.FromDays(1));
        await ClaimAsync(one, s_now, 1, 2);
        var later = s_now + (2 * Entries.Lease);
        await ClaimAsync(two, later, 1);

        // The first run wakes up: what nobody took over is still its own.
        Assert.Equal([Entries.Key(1)], await Catalog.PublishAsync([Made(1, one, "late"), Made(2, one)]));
        Assert.Null(await Catalog.FindAsync(Entries.Key(1)));
        Assert.Empty(await Catalog.PublishAsync([Made(1, two, "in time")]));
        Assert.Equal([Entries.Key(1)], await Catalog.PublishAsync([Made(1, one, "later still")]));
        Assert.Equal(two, (await Catalog.FindAsync(Entries.Key(1)))!.Run);
        Assert.Equal(one, (await Catalog.FindAsync(Entries.Key(2)))!.Run);
    }

    [ServerFact]
    public async Task Another_attempt_of_the_same_run_makes_the_earlier_one_void()
    {
        var one = await Catalog.BeginRunAsync("one", s_now, Entries.Lease);
        await ClaimAsync(one, s_now, 1);
        Assert.Equal(ClaimState.Claimed, Assert.Single(await Catalog.ClaimAsync(one, [new(Entries.Key(1), 2, null)], s_now)).State);
        Assert.Equal([Entries.Key(1)], await Catalog.PublishAsync([Made(1, one)]));
        Assert.Empty(await Catalog.PublishAsync([Made(1, one) with { Attempt = 2 }]));
    }

    [ServerFact]
    public async Task Sources_are_published_without_a_claim_and_tasks_are_not()
    {
        var source = Entries.Entry(1) with { Kind = TaskKind.Source, Inline = null };
        Assert.Equal([Entries.Key(2)], await Catalog.PublishAsync([source, Entries.Entry(2)]));
        Assert.Equal([Entries.Key(1)], (await Catalog.ListAsync().ToListAsync()).Select(e => e.Key));
    }

    [ServerFact]
    public async Task While_somebody_cleans_up_no_run_begins_and_none_claims()
    {
        var dead = await Catalog.BeginRunAsync("dead", s_now, Entries.Lease);
        await ClaimAsync(dead, s_now, 1);
        var busy = await Assert.ThrowsAsync<StoreBusyException>(async () => await Catalog.BeginUpkeepAsync("broom", s_now, Entries.Lease));
        Assert.Contains("dead", busy.Message, StringComparison.Ordinal);

        var later = s_now + (2 * Entries.Lease);
        var upkeep = await Catalog.BeginUpkeepAsync("broom", later, Entries.Lease);
        Assert.Equal("broom", await Catalog.AliveAsync(later));
        busy = await Assert.ThrowsAsync<StoreBusyException>(async () => await Catalog.BeginRunAsync("new", later, Entries.Lease));
        Assert.Contains("broom", busy.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreBusyException>(async () => await Catalog.BeginUpkeepAsync("other", later, Entries.Lease));

        // The run that was taken for dead wakes up.
        await Catalog.RenewAsync(dead, later, Entries.Lease);
        Assert.Equal([ClaimState.Held], await ClaimAsync(dead, later, 5));
        Assert.Equal([Entries.Key(1)], await Catalog.PublishAsync([Made(1, dead)]));

        await Catalog.EndUpkeepAsync(upkeep);
        await Catalog.RenewAsync(dead, later, Entries.Lease);
        Assert.Equal([ClaimState.Claimed], await ClaimAsync(dead, later, 5));
        Assert.NotNull(await Catalog.AliveAsync(later));
        await Catalog.BeginRunAsync("new", later, Entries.Lease);
    }

    [ServerFact]
    public async Task Who_cleans_up_and_was_taken_for_dead_removes_nothing_any_more()
    {
        await Catalog.CommitAsync([Entries.Entry(1), Entries.Entry(2)]);
        var slow = await Catalog.BeginUpkeepAsync("slow", s_now, Entries.Lease);
        var later = s_now + (2 * Entries.Lease);
        var next = await Catalog.BeginUpkeepAsync("next", later, Entries.Lease);
        Assert.NotEqual(slow, next);

        var epoch = await Catalog.EpochAsync();
        var done = false;
        await Assert.ThrowsAsync<StoreBusyException>(async () => await Catalog.RemoveAsync(slow, epoch, [Entries.Key(1)], [], later, Entries.Lease));
        await Assert.ThrowsAsync<StoreBusyException>(async () => await Catalog.HoldAsync(slow, Do, later, Entries.Lease));
        Assert.False(done);
        Assert.Equal(2, (await Catalog.ListAsync().ToListAsync()).Count);
        await Catalog.EndUpkeepAsync(slow);
        await Catalog.HoldAsync(next, Do, later, Entries.Lease);
        Assert.True(done);

        ValueTask Do()
        {
            done = true;
            return default;
        }
    }

    [ServerTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clean_whose_hold_has_expired_removes_nothing_once_a_run_has_begun_or_claims_again(bool begins)
    {
        var asleep = await Catalog.BeginRunAsync("asleep", s_now, Entries.Lease);
        await Catalog.CommitAsync([Entries.Entry(1)]);
        var later = s_now + (2 * Entries.Lease);
        var upkeep = await Catalog.BeginUpkeepAsync("broom", later, Entries.Lease);
        var expired = later + (2 * Entries.Lease);
        if (begins)
            await Catalog.BeginRunAsync("new", expired, Entries.Lease);
        else
            Assert.Equal([ClaimState.Claimed], await ClaimAsync(asleep, expired, 5));

        var epoch = await Catalog.EpochAsync();
        var done = false;
        await Assert.ThrowsAsync<StoreBusyException>(async () => await Catalog.RemoveAsync(upkeep, epoch, [Entries.Key(1)], [], expired, Entries.Lease));
        await Assert.ThrowsAsync<StoreBusyException>(async () => await Catalog.HoldAsync(upkeep, Do, expired, Entries.Lease));
        Assert.False(done);
        Assert.NotNull(await Catalog.FindAsync(Entries.Key(1)));

        ValueTask Do()
        {
            done = true;
            return default;
        }
    }

    private static CatalogEntry Made(int number, long run, string content = "") => Entries.Entry(number, content: content) with { Run = run };

    private async Task<IEnumerable<ClaimState>> ClaimAsync(long run, DateTimeOffset now, params int[] numbers) =>
        (await Catalog.ClaimAsync(run, [.. numbers.Select(n => new ClaimRequest(Entries.Key(n), 1, null))], now)).Select(a => a.State);
}
