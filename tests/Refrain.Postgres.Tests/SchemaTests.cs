using Npgsql;
using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>How a catalog is laid out, found and refused.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class SchemaTests
{
    private readonly string _schema = TestDatabase.NewSchema();

    [ServerFact]
    public async Task Many_may_create_one_catalog_at_once()
    {
        var catalogs = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            var catalog = await PostgresCatalog.OpenAsync(TestDatabase.ConnectionString, new() { Schema = _schema });
            await catalog.CommitAsync([Entries.Entry(i)]);
            return catalog;
        })));

        Assert.Equal(6, (await catalogs[0].ListAsync().ToListAsync()).Count);
        foreach (var catalog in catalogs)
            await catalog.DisposeAsync();
    }

    [ServerFact]
    public async Task A_later_format_is_refused_and_left()
    {
        await TestDatabase.Open(_schema).DisposeAsync();
        TestDatabase.Execute(_schema, "UPDATE @.format SET version = version + 1");
        var error = Assert.Throws<StoreFormatException>(() => TestDatabase.Open(_schema));
        Assert.Contains(_schema, error.Message, StringComparison.Ordinal);
        Assert.Contains("format 3", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, TestDatabase.Execute(_schema, "SELECT version FROM @.format"));
    }

    [ServerFact]
    public async Task An_earlier_layout_is_brought_up_to_date_and_keeps_what_it_holds()
    {
        await using (var first = TestDatabase.Open(_schema))
            await first.CommitAsync([Entries.Entry(1)]);
        TestDatabase.Execute(_schema, "CREATE INDEX claim_run ON @.claim(run); UPDATE @.format SET version = 1");
        await using var catalog = TestDatabase.Open(_schema);
        Assert.NotNull(await catalog.FindAsync(Entries.Key(1)));
        Assert.Equal(2, TestDatabase.Execute(_schema, "SELECT version FROM @.format"));
        Assert.Equal(0L, TestDatabase.Execute(_schema, "SELECT count(*) FROM pg_indexes WHERE schemaname = $1 AND indexname = 'claim_run'"));
    }

    [ServerFact]
    public void Tables_of_another_program_are_left_alone()
    {
        TestDatabase.Execute(_schema, "CREATE SCHEMA @; CREATE TABLE @.run(mine int)");
        Assert.Throws<StoreFormatException>(() => TestDatabase.Open(_schema));
        Assert.Equal(1L, TestDatabase.Execute(_schema, "SELECT count(*) FROM pg_tables WHERE schemaname = $1"));
    }

    [ServerFact]
    public async Task What_is_opened_to_be_looked_at_is_there_and_is_not_written()
    {
        var options = new PostgresCatalogOptions { IsReadOnly = true };
        Assert.Contains("There is no catalog", Assert.Throws<StoreException>(() => TestDatabase.Open(_schema, options)).Message, StringComparison.Ordinal);
        Assert.Equal(0L, TestDatabase.Execute(_schema, "SELECT count(*) FROM pg_namespace WHERE nspname = $1"));
        await using var catalog = TestDatabase.Open(_schema);
        await catalog.CommitAsync([Entries.Entry(1)]);
        await using var reader = TestDatabase.Open(_schema, options);
        Assert.NotNull(await reader.FindAsync(Entries.Key(1)));
        Assert.Null(await reader.AliveAsync(Entries.Time));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.CommitAsync([Entries.Entry(2)]));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.BeginRunAsync("x", Entries.Time, Entries.Lease));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.ClaimAsync(1, [new(Entries.Key(2), 1, null)], Entries.Time));
    }

    [ServerFact]
    public async Task A_user_who_may_not_create_anything_may_use_a_catalog_that_was_made_for_her()
    {
        await TestDatabase.Open(_schema).DisposeAsync();
        const string User = "just_a_user";
        TestDatabase.Execute(_schema, $"CREATE ROLE {User} LOGIN; GRANT USAGE ON SCHEMA @ TO {User}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA @ TO {User}");
        var address = TestDatabase.ConnectionString.Replace("Username=" + PostgresServer.User, "Username=" + User, StringComparison.Ordinal);
        await using (var catalog = await PostgresCatalog.OpenAsync(address, new() { Schema = _schema }))
        {
            await catalog.CommitAsync([Entries.Entry(1)]);
            Assert.Single(await catalog.ListAsync().ToListAsync());
        }

        var error = await Assert.ThrowsAsync<StoreException>(async () => await PostgresCatalog.OpenAsync(address, new() { Schema = _schema + "2" }));
        Assert.Contains("right to create", error.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_connection_that_asks_for_other_ways_of_transactions_gets_what_the_catalog_needs()
    {
        var settings = new NpgsqlConnectionStringBuilder(TestDatabase.ConnectionString) { Options = "-c default_transaction_isolation=serializable -c default_transaction_read_only=on -c synchronous_commit=off" };
        await TestDatabase.Open(_schema).DisposeAsync();
        await using var source = NpgsqlDataSource.Create(settings);
        await using var one = await PostgresCatalog.OpenAsync(source, new() { Schema = _schema });
        await using var two = await PostgresCatalog.OpenAsync(source, new() { Schema = _schema });
        await Task.WhenAll(new[] { one, two }.Select(c => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await c.CommitAsync([Entries.Entry(i)]);
        })));
        Assert.Equal(20, (await one.ListAsync().ToListAsync()).Count);
        Assert.Equal(40, await one.EpochAsync());
    }
}
