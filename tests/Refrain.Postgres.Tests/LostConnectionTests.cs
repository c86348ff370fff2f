using System.Globalization;
using Npgsql;
using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>Connections that break at any moment lose nothing and double nothing: the epoch, which a commit moves by its keys, counts how often each was made.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class LostConnectionTests
{
    private readonly string _schema = TestDatabase.NewSchema();

    [ServerFact]
    public async Task What_is_cut_off_at_any_byte_is_done_once()
    {
        const int Steps = 25;

        // Npgsql reads the server's types first, once, which takes more than is let through at a time later.
        await using var proxy = new TestProxy(PostgresServer.Shared.Port);
        await using var catalog = Through(proxy);
        var random = new Random(1);
        var gate = new Lock();
        var (left, cuts) = (NextCut(), 0);
        proxy.Judge = (_, bytes) =>
        {
            lock (gate)
            {
                left -= bytes.Length;
                if (left > 0)
                    return TestProxy.Fate.Pass;
                left = NextCut();
                cuts++;
                return random.Next(2) == 0 ? TestProxy.Fate.Cut : TestProxy.Fate.CutAfter;
            }
        };
        var expected = new List<TaskKey>();
        for (var step = 0; step < Steps; step++)
        {
            var run = await catalog.BeginRunAsync("host/1", Entries.Time, Entries.Lease);
            CatalogEntry[] entries = [.. Enumerable.Range(step * 10, 3).Select(n => Entries.Entry(n, $"App.T{step}") with { Run = run })];
            Assert.All(await catalog.ClaimAsync(run, [.. entries.Select(e => new ClaimRequest(e.Key, 1, null))], Entries.Time), a => Assert.Equal(ClaimState.Claimed, a.State));
            Assert.Empty(await catalog.PublishAsync(entries));
            expected.AddRange(entries.Select(e => e.Key));
            await catalog.EndRunAsync(run, RunState.Succeeded, default, Entries.Time);
            Assert.Equal(expected, (await catalog.ListAsync().ToListAsync()).Select(e => e.Key));
        }

        Assert.Equal(expected.Count, await catalog.EpochAsync());
        Assert.Equal(Steps, (await catalog.ListRunsAsync().ToListAsync()).Count);
        Assert.True(cuts > Steps / 2, $"The connection was cut {cuts} times.");

        int NextCut() => random.Next(1, 20_000);
    }

    [ServerFact]
    public async Task An_answer_that_is_lost_is_looked_up()
    {
        await using var proxy = new TestProxy(PostgresServer.Shared.Port);
        await using var catalog = Through(proxy);
        await catalog.CommitAsync([Entries.Entry(1)]);
        var cut = false;
        var commit = false;
        proxy.Judge = (toServer, bytes) =>
        {
            commit |= toServer && bytes.Span.IndexOf("App.Second"u8) >= 0;
            if (toServer || !commit || cut)
                return TestProxy.Fate.Pass;

            // The server has done it, and says so to nobody.
            cut = true;
            return TestProxy.Fate.Cut;
        };
        await catalog.CommitAsync([Entries.Entry(2), Entries.Entry(3, content: "App.Second")]);
        Assert.True(cut);
        Assert.Equal(3, await catalog.EpochAsync());
        Assert.Equal([Entries.Key(1), Entries.Key(2), Entries.Key(3)], (await catalog.ListAsync().ToListAsync()).Select(e => e.Key));
    }

    [ServerFact]
    public async Task What_arrives_after_it_was_given_up_and_done_again_is_refused_by_the_server()
    {
        await using var proxy = new TestProxy(PostgresServer.Shared.Port);
        await using var catalog = Through(proxy);
        await catalog.CommitAsync([Entries.Entry(1)]);
        var late = 0;
        proxy.Judge = (toServer, bytes) =>
            toServer && bytes.Span.IndexOf("App.Second"u8) >= 0 && Interlocked.Increment(ref late) == 1 ? TestProxy.Fate.Late : TestProxy.Fate.Pass;
        await catalog.CommitAsync([Entries.Entry(2, content: "App.Second")]);
        Assert.Equal(2, late);
        await using var other = TestDatabase.Open(_schema);
        await other.CommitAsync([Entries.Entry(2, content: "other's, later")]);
        await proxy.DeliverAsync();
        Assert.Equal(3, await other.EpochAsync());
        Assert.Equal(Entries.Entry(2, content: "other's, later").Version, (await other.FindAsync(Entries.Key(2)))!.Version);
        await catalog.CommitAsync([Entries.Entry(4)]);
        Assert.Equal(4, await other.EpochAsync());
    }

    [ServerFact]
    public async Task Sessions_that_an_administrator_ends_are_begun_again()
    {
        const int Commits = 40;
        await using var one = TestDatabase.Open(_schema);
        await using var two = TestDatabase.Open(_schema);
        using var stop = new CancellationTokenSource();
        var ending = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                TestDatabase.Execute(_schema, $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE '%{_schema.Split(':')[0]}:%' AND pid <> pg_backend_pid()");
                await Task.Delay(200);
            }
        });
        await Task.WhenAll(new[] { one, two }.Select((catalog, at) => Task.Run(async () =>
        {
            for (var i = 0; i < Commits; i++)
                await catalog.CommitAsync([Entries.Entry((at * 10_000) + i), Entries.Entry((at * 10_000) + 5_000 + i)]);
        })));
        await stop.CancelAsync();
        await ending;
        Assert.Equal(2 * 2 * Commits, await one.EpochAsync());
        Assert.Equal(2 * 2 * Commits, (await two.ListAsync().ToListAsync()).Count);
    }

    [ServerFact]
    public async Task A_listing_goes_on_over_a_lost_connection_and_gives_nothing_twice()
    {
        await using var proxy = new TestProxy(PostgresServer.Shared.Port);
        await using var catalog = Through(proxy);
        for (var i = 0; i < 4; i++)
            await catalog.CommitAsync([.. Enumerable.Range(i * 3_000, 3_000).Select(n => Entries.Entry(n))]);
        var given = new List<TaskKey>();
        await foreach (var entry in catalog.ListAsync())
        {
            given.Add(entry.Key);
            if (given.Count != 100)
                continue;

            // Cut off in the middle, while something that was given and something that was not are made again.
            await using var other = TestDatabase.Open(_schema);
            await other.CommitAsync([Entries.Entry(5, content: "new"), Entries.Entry(11_000, content: "new")]);
            var cut = false;
            proxy.Judge = (toServer, _) => !toServer && !cut && (cut = true) ? TestProxy.Fate.Cut : TestProxy.Fate.Pass;
        }

        Assert.Equal(12_000, given.Count);
        Assert.Equal(12_000, given.Distinct().Count());
    }

    [ServerFact]
    public async Task A_server_that_is_killed_and_comes_back_has_all_that_was_acknowledged_and_each_once()
    {
        using var server = new PostgresServer();
        var address = server.ConnectionString(server.CreateDatabase());
        await using var one = await PostgresCatalog.OpenAsync(address);
        await using var two = await PostgresCatalog.OpenAsync(address);
        using var stop = new CancellationTokenSource();
        var committing = new[] { one, two }.Select((catalog, at) => Task.Run(async () =>
        {
            var count = 0;
            while (!stop.IsCancellationRequested)
            {
                await catalog.CommitAsync([Entries.Entry((at * 1_000_000) + (2 * count)), Entries.Entry((at * 1_000_000) + (2 * count) + 1)]);
                count++;
            }

            return count;
        })).ToArray();
        for (var kill = 0; kill < 3; kill++)
        {
            var before = await one.EpochAsync();
            while (await one.EpochAsync() < before + 20)
                await Task.Delay(10);
            server.Kill();
            server.Start();
        }

        await stop.CancelAsync();
        var counts = await Task.WhenAll(committing);
        Assert.Equal(2 * counts.Sum(), await two.EpochAsync());
        var keys = (await two.ListAsync().ToListAsync()).Select(e => e.Key).ToHashSet();
        Assert.Equal(2 * counts.Sum(), keys.Count);
        for (var at = 0; at < 2; at++)
            Assert.All(Enumerable.Range(at * 1_000_000, 2 * counts[at]), n => Assert.Contains(Entries.Key(n), keys));
    }

    [ServerFact]
    public async Task A_server_that_stays_away_is_told_of_without_a_password()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"postgres://zoe:s3cret@127.0.0.1:{UnusedPort()}/pipelines?schema=nightly");
        var error = await Assert.ThrowsAsync<StoreException>(async () => await PostgresCatalog.OpenAsync(address, new() { Patience = TimeSpan.FromMilliseconds(200) }));
        Assert.Contains("/pipelines?schema=nightly cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("zoe", error.Message, StringComparison.Ordinal);
    }

    private static int UnusedPort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private PostgresCatalog Through(TestProxy proxy) =>
        PostgresCatalog.Open(new NpgsqlConnectionStringBuilder(TestDatabase.ConnectionString) { Port = proxy.Port }.ConnectionString, new() { Schema = _schema });
}
