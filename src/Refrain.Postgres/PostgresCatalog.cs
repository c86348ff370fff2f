using System.Runtime.CompilerServices;
using Npgsql;
using Refrain.Stores;

namespace Refrain.Postgres;

/// <summary>
/// A catalog in a schema of a PostgreSQL database (13 or later), shared by any number of programs on any number of machines.
/// </summary>
/// <remarks>
/// <para>All members are safe to call from several threads. Every commit is durable when it returns, whatever the database's <c>synchronous_commit</c> says; those of claims alone need not be, since a lost
/// claim costs work and no more. What commits takes turns at one row, so that entries arrive in the order in which they are committed.</para>
/// <para>While the server cannot be reached, restarts or fails over, calls are tried again for <see cref="PostgresCatalogOptions.Patience"/>. A transaction whose answer was lost is looked up in the catalog
/// before it is made again, so it counts once.</para>
/// <para>Leases are told by the server's clock: times that callers give are set right by as much as this machine's clock differs from it, if that is a second or more.</para>
/// <para>Nothing is kept in a connection from one call to the next, so a pooler in transaction mode may stand between.</para>
/// </remarks>
public sealed partial class PostgresCatalog : ICatalog
{
    private const string RunColumns = "id, owner, started, ended, state, executed, up_to_date, failed, skipped";

    private readonly PostgresDatabase _database;
    private readonly PostgresCatalogOptions _options;
    private readonly PostgresWriter _writer;
    private readonly TextTable _texts;
    private readonly string _schema;
    private readonly string _endClaims;
    private readonly string _put;

    private PostgresCatalog(PostgresDatabase database, PostgresCatalogOptions options)
    {
        _database = database;
        _options = options;
        _writer = new(database);
        _texts = new(database.Place);
        _schema = database.Place.QuotedSchema;
        _endClaims = EndClaimsStatement(_schema);
        _put = PutStatement(_schema);
        database.Lost += _texts.Forget;
    }

    /// <summary>The server, database and schema, as messages name them: without user and password.</summary>
    public string Place => _database.Place.Name;

    /// <summary>Opens a catalog, and lays its tables out where there are none. Blocks; see <see cref="OpenAsync(string, PostgresCatalogOptions?, CancellationToken)"/>.</summary>
    /// <inheritdoc cref="OpenAsync(string, PostgresCatalogOptions?, CancellationToken)"/>
    public static PostgresCatalog Open(string address, PostgresCatalogOptions? options = null) =>
        Task.Run(() => OpenAsync(address, options).AsTask()).GetAwaiter().GetResult();

    /// <inheritdoc cref="OpenAsync(NpgsqlDataSource, PostgresCatalogOptions?, CancellationToken)"/>
    public static PostgresCatalog Open(NpgsqlDataSource source, PostgresCatalogOptions? options = null) =>
        Task.Run(() => OpenAsync(source, options).AsTask()).GetAwaiter().GetResult();

    /// <summary>Opens a catalog, and lays its tables out where there are none.</summary>
    /// <param name="address">
    /// <c>postgres://USER@HOST:PORT/DATABASE?schema=SCHEMA</c>, or a connection string of Npgsql. The password is better given in the environment variable PGPASSWORD or in a password file.
    /// </param>
    /// <param name="options">How it is used. A schema that the address names counts before the one given here.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The address or the schema's name is none.</exception>
    /// <exception cref="StoreFormatException">A later version of Refrain laid the tables out, or another program did.</exception>
    /// <exception cref="StoreException">The database cannot be reached or used.</exception>
    public static async ValueTask<PostgresCatalog> OpenAsync(string address, PostgresCatalogOptions? options = null, CancellationToken cancellationToken = default)
    {
        var settings = PostgresAddress.Read(address, out var schema, out _);

        // The same few statements are sent over and over: the server need not plan them each time.
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 40;
        options ??= new();
        return await OpenAsync(NpgsqlDataSource.Create(settings), isOwned: true, schema is null ? options : options with { Schema = schema }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a catalog over connections of the caller's, who closes them after the catalog.</summary>
    /// <param name="source">Where connections come from.</param>
    /// <param name="options">How it is used.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The schema's name is none.</exception>
    /// <exception cref="StoreFormatException">A later version of Refrain laid the tables out, or another program did.</exception>
    /// <exception cref="StoreException">The database cannot be reached or used.</exception>
    public static ValueTask<PostgresCatalog> OpenAsync(NpgsqlDataSource source, PostgresCatalogOptions? options = null, CancellationToken cancellationToken = default) =>
        OpenAsync(source, isOwned: false, options ?? new(), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<TaskKey, CatalogEntry>> FindAsync(
        IReadOnlyCollection<TaskKey> keys, bool withBytes = false, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (keys.Count == 0)
            return new Dictionary<TaskKey, CatalogEntry>();
        var bytes = Parameters.Bytes(keys);
        return await _database.TryAsync(
            async (connection, _, token) =>
            {
                var found = new Dictionary<TaskKey, CatalogEntry>();
                // Not key = ANY($1): of a statement that is planned once for all arrays, that is a scan which compares each row with each key in turn.
                await using var find = connection.Query(
                    batch => batch.Add($"SELECT {EntryReader.Columns}{(withBytes ? ", a.bytes" : "")} FROM unnest($1::bytea[]) AS w(key) JOIN {_schema}.artifact a ON a.key = w.key").AddBytes(bytes),
                    byKey: true);
                await using var row = await find.ExecuteReaderAsync(token).ConfigureAwait(false);
                var entries = new EntryReader(_texts, _database.Place);
                while (await row.ReadAsync(token).ConfigureAwait(false))
                {
                    var entry = await ReadAsync(entries, row, 0, withBytes, token).ConfigureAwait(false);
                    found[entry.Key] = entry;
                }

                await row.NextResultAsync(token).ConfigureAwait(false);
                return (IReadOnlyDictionary<TaskKey, CatalogEntry>)found;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default) =>
        await PutAsync(entries, isClaimed: false, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <remarks>
    /// The entries are as they were at one moment, and come as they are read. If the connection is lost on the way, the listing goes on with another one; what was replaced meanwhile and had been given is not given again.
    /// </remarks>
    public async IAsyncEnumerable<CatalogEntry> ListAsync(string? name = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var listing = new PostgresListing(_database, _texts, name);
        while (await listing.NextAsync(cancellationToken).ConfigureAwait(false) is { } entry)
            yield return entry;
    }

    /// <inheritdoc/>
    public async ValueTask<long> BeginRunAsync(string owner, DateTimeOffset startedAt, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        await MeasureClockAsync(cancellationToken).ConfigureAwait(false);
        var now = ServerTicks(startedAt);
        var answer = await WriteAsync(
            (batch, writer) =>
            {
                ShareUpkeep(batch);
                batch.Add($"UPDATE {_schema}.upkeep SET owner = NULL, until = NULL WHERE until <= $1").Add(now);
                batch.Add(
                    $"""
                    WITH begun AS (
                      INSERT INTO {_schema}.run(owner, started, lease_until) SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM {_schema}.upkeep WHERE owner IS NOT NULL) RETURNING id)
                    UPDATE {_schema}.writer SET value = begun.id FROM begun WHERE writer.id = $4
                    """).Add(EscapedText.Write(owner)).Add(Parameters.Ticks(startedAt)).Add(now + lease.Ticks).Add(writer);
            },
            cancellationToken).ConfigureAwait(false);
        return answer.Value ?? throw await BusyAsync(startedAt, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask EndRunAsync(long run, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default)
    {
        EntryRules.CheckEnd(state);
        var answer = await WriteAsync(
            (batch, writer) =>
            {
                batch.Add(
                    $"""
                    WITH ended AS (
                      UPDATE {_schema}.run SET ended = $2, state = $3, executed = $4, up_to_date = $5, failed = $6, skipped = $7, lease_until = NULL WHERE id = $1 AND state = 0 RETURNING id)
                    UPDATE {_schema}.writer SET value = ended.id FROM ended WHERE writer.id = $8
                    """).Add(run).Add(Parameters.Ticks(endedAt)).Add((short)state).Add(counts.Executed).Add(counts.UpToDate).Add(counts.Failed).Add(counts.Skipped).Add(writer);
                batch.Add($"WITH held AS (SELECT key FROM {_schema}.claim WHERE run = $1 ORDER BY key FOR UPDATE) DELETE FROM {_schema}.claim c USING held WHERE c.key = held.key AND c.run = $1").Add(run);
            },
            cancellationToken).ConfigureAwait(false);
        if (answer.Value is null)
            throw EntryRules.NoOpenRun(run);
    }

    /// <inheritdoc/>
    public async ValueTask<long> NoteRunAsync(
        string owner, DateTimeOffset startedAt, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default)
    {
        EntryRules.CheckEnd(state);
        var answer = await WriteAsync(
            (batch, writer) => batch.Add(
                $"""
                WITH noted AS (
                  INSERT INTO {_schema}.run(owner, started, ended, state, executed, up_to_date, failed, skipped) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id)
                UPDATE {_schema}.writer SET value = noted.id FROM noted WHERE writer.id = $9
                """).Add(EscapedText.Write(owner)).Add(Parameters.Ticks(startedAt)).Add(Parameters.Ticks(endedAt)).Add((short)state).Add(counts.Executed).Add(counts.UpToDate).Add(counts.Failed).Add(counts.Skipped).Add(writer),
            cancellationToken).ConfigureAwait(false);
        return answer.Value ?? throw _database.Place.Corrupt("(a run was not noted)");
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RunRecord> ListRunsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var runs = await QueryAsync(
            $"SELECT {RunColumns} FROM {_schema}.run ORDER BY id",
            static _ => { },
            ReadRun,
            cancellationToken).ConfigureAwait(false);
        foreach (var run in runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return run;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken = default)
    {
        var runs = await QueryAsync(
            $"SELECT {RunColumns} FROM {_schema}.run WHERE id = $1",
            parameters => parameters.Add(new NpgsqlParameter<long> { TypedValue = run }),
            ReadRun,
            cancellationToken).ConfigureAwait(false);
        return runs.FirstOrDefault();
    }

    /// <summary>Closes the connections that the catalog opened itself. Searches and listings must have ended.</summary>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async ValueTask<PostgresCatalog> OpenAsync(NpgsqlDataSource source, bool isOwned, PostgresCatalogOptions options, CancellationToken cancellationToken)
    {
        PostgresDatabase? database = null;
        try
        {
            database = new(source, isOwned, options);
            var place = database.Place;
            await database.TryAsync(
                async (connection, _, token) =>
                {
                    var version = await PostgresSchema.FindAsync(connection, place, token).ConfigureAwait(false);
                    PostgresSchema.Check(version, place);
                    if (version == PostgresSchema.Version)
                        return true;
                    if (options.IsReadOnly)
                        throw new StoreException(place.Name, version == 0 ? $"There is no catalog {place.Name}. Name the schema of one that something has run in." : $"The catalog {place.Name} has an earlier format. Open it once for writing, which brings it up to date.");
                    await PostgresSchema.UpgradeAsync(connection, place, token).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            return new(database, options);
        }
        catch
        {
            if (database is not null)
                await database.DisposeAsync().ConfigureAwait(false);
            else if (isOwned)
                await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes a transaction that must not be made twice.</summary>
    private ValueTask<WriteAnswer> WriteAsync(Action<NpgsqlBatchCommandCollection, long> fill, CancellationToken cancellationToken)
    {
        MustWrite();
        cancellationToken.ThrowIfCancellationRequested();
        return _writer.WriteAsync(
            (_, batch, writer) =>
            {
                fill(batch.BatchCommands, writer);
                return default;
            },
            cancellationToken);
    }

    /// <summary>Makes a transaction that may be made twice.</summary>
    private async ValueTask ChangeAsync(Action<NpgsqlBatchCommandCollection> fill, CancellationToken cancellationToken)
    {
        MustWrite();
        cancellationToken.ThrowIfCancellationRequested();
        await _database.TryAsync(
            async (connection, _, token) =>
            {
                await using var batch = connection.Transaction(fill);
                return await batch.ExecuteNonQueryAsync(token).ConfigureAwait(false);
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    private ValueTask<List<T>> QueryAsync<T>(string sql, Action<NpgsqlParameterCollection> fill, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _database.TryAsync(
            async (connection, _, token) =>
            {
                await using var command = new NpgsqlCommand(sql, connection);
                fill(command.Parameters);
                await using var row = await command.ExecuteReaderAsync(token).ConfigureAwait(false);
                var list = new List<T>();
                while (await row.ReadAsync(token).ConfigureAwait(false))
                    list.Add(read(row));
                return list;
            },
            cancellationToken);
    }

    private RunRecord ReadRun(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        EntryReader.Text(row, 1, _database.Place)!,
        EntryReader.Time(row.GetInt64(2), _database.Place),
        row.IsDBNull(3) ? null : EntryReader.Time(row.GetInt64(3), _database.Place),
        (RunState)row.GetInt16(4),
        new(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8)));

    private ValueTask<CatalogEntry> ReadAsync(EntryReader entries, NpgsqlDataReader row, int first, bool withBytes, CancellationToken cancellationToken) =>
        entries.TryRead(row, first, withBytes, out var entry) ? new(entry) : LoadAndReadAsync(entries, row, first, withBytes, cancellationToken);

    private async ValueTask<CatalogEntry> LoadAndReadAsync(EntryReader entries, NpgsqlDataReader row, int first, bool withBytes, CancellationToken cancellationToken)
    {
        // With another connection, as this one is being read from.
        await _database.LoadAsync(_texts, cancellationToken).ConfigureAwait(false);
        return entries.TryRead(row, first, withBytes, out var entry) ? entry : throw _database.Place.Corrupt("(a text that an entry refers to is not there)");
    }

    private void MustWrite()
    {
        if (_options.IsReadOnly)
            throw new InvalidOperationException($"The catalog {Place} was opened to be looked at and cannot be written.");
    }
}
