using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>A machine whose clock is wrong takes nobody's claims away, and keeps its own.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class ClockTests
{
    [ServerTheory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task Leases_are_told_by_the_servers_clock(int minutes)
    {
        var schema = TestDatabase.NewSchema();
        var wrong = new WrongClock(TimeSpan.FromMinutes(minutes));
        await using var right = TestDatabase.Open(schema);
        await using var other = TestDatabase.Open(schema, new() { Time = wrong });
        var one = await right.BeginRunAsync("right", TimeProvider.System.GetUtcNow(), Entries.Lease);
        var two = await other.BeginRunAsync("wrong", wrong.GetUtcNow(), Entries.Lease);
        Assert.Equal(ClaimState.Claimed, (await right.ClaimAsync(one, [new(Entries.Key(1), 1, null)], TimeProvider.System.GetUtcNow())).Single().State);
        Assert.Equal(ClaimState.Claimed, (await other.ClaimAsync(two, [new(Entries.Key(2), 1, null)], wrong.GetUtcNow())).Single().State);
        Assert.Equal(ClaimState.Held, (await other.ClaimAsync(two, [new(Entries.Key(1), 1, null)], wrong.GetUtcNow())).Single().State);
        Assert.Equal(ClaimState.Held, (await right.ClaimAsync(one, [new(Entries.Key(2), 1, null)], TimeProvider.System.GetUtcNow())).Single().State);
        Assert.NotNull(await other.AliveAsync(wrong.GetUtcNow()));
        Assert.Equal(ClaimState.Claimed, (await right.ClaimAsync(one, [new(Entries.Key(2), 1, null)], TimeProvider.System.GetUtcNow() + (2 * Entries.Lease))).Single().State);
    }

    private sealed class WrongClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
