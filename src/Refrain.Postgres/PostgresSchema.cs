using System.Globalization;
using Npgsql;
using Refrain.Stores;

namespace Refrain.Postgres;

/// <summary>The layout of the catalog's tables, and its version.</summary>
internal static class PostgresSchema
{
    /// <summary>
    /// The steps from each version of the layout to the next; an empty schema has version 0. What was released is never changed: a step is added. In each, <c>@</c> stands for the schema.
    /// </summary>
    /// <remarks>
    /// <para>Times are in ticks of 100 ns since 1970, UTC. Texts that repeat (names, fingerprints, schemas, names of requirements) lie once in <c>text</c>, under the first eight bytes of their hash, so that two
    /// programs never mean different texts by one number. All texts are escaped (<see cref="EscapedText"/>). In <c>replaced</c> a commit hands the inputs of the entry that it replaces, if they are other ones,
    /// from the one part of its statement to the other.</para>
    /// <para>What cannot be compressed is not tried to be. Rows of <c>claim</c> come and go, so they are swept up by number rather than by share. The row of <c>counter</c> is what those who commit wait for each
    /// other at, so that the order of arrival is the order of commits.</para>
    /// </remarks>
    private static readonly string[] s_steps =
    [
        """
        CREATE TABLE @.text(id bigint PRIMARY KEY, value text NOT NULL);
        CREATE TABLE @.artifact(
          key bytea PRIMARY KEY, arrival bigint NOT NULL, name bigint NOT NULL, kind smallint NOT NULL, dropped boolean NOT NULL, version bytea NOT NULL,
          fingerprint bigint NOT NULL, task_version integer NOT NULL, schema bigint NOT NULL, is_rows boolean NOT NULL, format smallint NOT NULL,
          run bigint NOT NULL, attempt integer NOT NULL, started bigint NOT NULL, completed bigint NOT NULL, size bigint NOT NULL,
          blob text, stamp text, message bytea NOT NULL, input_keys bytea NOT NULL, inputs bytea NOT NULL, mark bytea, bytes bytea, replaced bytea);
        ALTER TABLE @.artifact ALTER input_keys SET STORAGE EXTERNAL, ALTER replaced SET STORAGE EXTERNAL, ALTER inputs SET STORAGE EXTERNAL;
        CREATE UNIQUE INDEX artifact_arrival ON @.artifact(arrival);
        CREATE TABLE @.run(
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, owner text NOT NULL, started bigint NOT NULL, ended bigint, state smallint NOT NULL DEFAULT 0,
          executed bigint NOT NULL DEFAULT 0, up_to_date bigint NOT NULL DEFAULT 0, failed bigint NOT NULL DEFAULT 0, skipped bigint NOT NULL DEFAULT 0, lease_until bigint);
        CREATE INDEX run_lease ON @.run(lease_until) WHERE lease_until IS NOT NULL;
        CREATE TABLE @.claim(key bytea PRIMARY KEY, run bigint NOT NULL, attempt integer NOT NULL)
          WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
        CREATE INDEX claim_run ON @.claim(run);
        CREATE TABLE @.upkeep(last bigint NOT NULL, owner text, until bigint);
        INSERT INTO @.upkeep VALUES (0, NULL, NULL);
        CREATE TABLE @.counter(epoch bigint NOT NULL);
        INSERT INTO @.counter VALUES (0);
        CREATE TABLE @.dropped_input(key bytea NOT NULL, by bytea NOT NULL, PRIMARY KEY(key, by));
        CREATE TABLE @.request(key bytea PRIMARY KEY, message bytea NOT NULL, at bigint NOT NULL);
        CREATE TABLE @.proof(id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name bytea NOT NULL UNIQUE, epoch bigint NOT NULL, content bytea NOT NULL);
        CREATE TABLE @.writer(
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, owner text NOT NULL, number bigint NOT NULL, done bigint NOT NULL, value bigint, positions integer[], seen timestamptz NOT NULL);
        """,

        // A claim is found by its key. By its run all of them are, at the run's end alone, when few are left; until then the index cost as much as the row, and was sometimes taken to find a key by.
        """
        DROP INDEX @.claim_run;
        """,
    ];

    /// <summary>The version that this program reads and writes.</summary>
    public static int Version => s_steps.Length;

    /// <summary>The version of the layout that is there: 0 for an empty schema, or none.</summary>
    public static async ValueTask<int> FindAsync(NpgsqlConnection connection, PostgresPlace place, CancellationToken cancellationToken)
    {
        // From the tables, as functions such as to_regclass may answer from before a lock was waited for.
        await using var exists = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = 'format'), current_setting('server_encoding')", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = place.Schema } },
        };
        await using (var reader = await exists.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var encoding = reader.GetString(1);
            if (!string.Equals(encoding, "UTF8", StringComparison.Ordinal))
                throw new StoreFormatException(place.Name, $"The database of {place.Name} has the encoding {encoding}. Create one with UTF8 and name that.");
            if (!reader.GetBoolean(0))
                return 0;
        }

        await using var read = new NpgsqlCommand($"SELECT version FROM {place.QuotedSchema}.format", connection);
        return await read.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is int version
            ? version
            : throw place.Corrupt("(its format is not said)");
    }

    /// <summary>Says so if a layout is of no use to this program.</summary>
    /// <exception cref="StoreFormatException">It is newer.</exception>
    public static void Check(int version, PostgresPlace place)
    {
        if (version > Version)
            throw new StoreFormatException(place.Name, string.Create(CultureInfo.InvariantCulture, $"The catalog {place.Name} has format {version}; this version of Refrain knows formats up to {Version}. It was left as it is. Use the version of Refrain that wrote it, or another schema."));
    }

    /// <summary>Takes the steps that are missing, all or none; others who want to do so at once wait, and find it done.</summary>
    public static async ValueTask UpgradeAsync(NpgsqlConnection connection, PostgresPlace place, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, "SET TRANSACTION READ WRITE", cancellationToken).ConfigureAwait(false);
        await using (var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = Locks.Layout(place.Schema) } } })
            await wait.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        var version = await FindAsync(connection, place, cancellationToken).ConfigureAwait(false);
        Check(version, place);
        var schema = place.QuotedSchema;
        await using (var exists = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1)", connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = place.Schema } } })
        {
            // Who may not create schemas may still use one that was made for her.
            if (await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
                await RunAsync(connection, $"CREATE SCHEMA {schema}", cancellationToken).ConfigureAwait(false);
        }

        try
        {
            if (version == 0)
                await RunAsync(connection, $"CREATE TABLE {schema}.format(version integer NOT NULL); INSERT INTO {schema}.format VALUES (0)", cancellationToken).ConfigureAwait(false);
            foreach (var step in s_steps[version..])
                await RunAsync(connection, step.Replace("@", schema, StringComparison.Ordinal), cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (string.Equals(e.SqlState, PostgresErrorCodes.DuplicateTable, StringComparison.Ordinal))
        {
            throw new StoreFormatException(place.Name, $"The schema of {place.Name} holds tables that are not a catalog of Refrain: {e.MessageText}. It was left as it is. Choose another schema.");
        }

        await RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE {schema}.format SET version = {Version}"), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
