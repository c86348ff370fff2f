using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>Rows are found by their keys, whatever the server knows of the tables when it plans a statement: nothing of new ones, and later what it happened to see.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class PlanTests
{
    private const int Rounds = 30;
    private const int Tasks = 50;

    private readonly string _schema = TestDatabase.NewSchema();

    [ServerTheory]
    [InlineData("")]
    [InlineData("ANALYZE @.artifact, @.claim")]
    public async Task Tasks_are_looked_for_claimed_and_published_without_going_through_a_table(string known)
    {
        await using var catalog = TestDatabase.Open(_schema);
        if (known.Length > 0)
            TestDatabase.Execute(_schema, known);
        var run = await catalog.BeginRunAsync("x", Entries.Time, Entries.Lease);
        for (var round = 0; round < Rounds; round++)
        {
            CatalogEntry[] entries = [.. Enumerable.Range(round * Tasks, Tasks).Select(i => Entries.Entry(i) with { Run = run, Attempt = 1 })];
            TaskKey[] keys = [.. entries.Select(e => e.Key)];
            Assert.Empty(await catalog.FindAsync(keys));
            Assert.All(await catalog.ClaimAsync(run, [.. keys.Select(k => new ClaimRequest(k, 1, null))], Entries.Time), a => Assert.Equal(ClaimState.Claimed, a.State));
            Assert.Empty(await catalog.PublishAsync(entries));
        }

        // The server counts behind, and when it gets round to it. That the tables were made, and their indexes, counts as well.
        while (Count("artifact", "n_tup_ins") < Rounds * Tasks || Count("claim", "n_tup_del") < Rounds * Tasks)
            await Task.Delay(50);
        Assert.InRange(Count("artifact", "seq_scan"), 0, Rounds / 3);
        Assert.InRange(Count("claim", "seq_scan"), 0, Rounds / 3);
    }

    private long Count(string table, string column) =>
        (long)TestDatabase.Execute(_schema, $"SELECT {column} FROM pg_stat_user_tables WHERE schemaname = $1 AND relname = '{table}'")!;
}
