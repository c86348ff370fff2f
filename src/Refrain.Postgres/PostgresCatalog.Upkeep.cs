using Npgsql;
using NpgsqlTypes;
using Refrain.Stores;

namespace Refrain.Postgres;

// Marks, requests and removals.
public sealed partial class PostgresCatalog
{
    /// <inheritdoc/>
    public async ValueTask<long> EpochAsync(CancellationToken cancellationToken = default) =>
        (await QueryAsync($"SELECT epoch FROM {_schema}.counter", static _ => { }, static row => row.GetInt64(0), cancellationToken).ConfigureAwait(false)).Single();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DroppedInput>> DropsAsync(CancellationToken cancellationToken = default) =>
        await QueryAsync(
            $"SELECT key, by FROM {_schema}.dropped_input ORDER BY key, by",
            static _ => { },
            static row => new DroppedInput(TaskKey.From(row.GetFieldValue<byte[]>(0)), TaskKey.From(row.GetFieldValue<byte[]>(1))),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> MarkAsync(long epoch, IReadOnlyList<(TaskKey Key, StaleMark? Mark)> marks, CancellationToken cancellationToken = default)
    {
        // Of several marks of one key the last counts.
        var last = new Dictionary<TaskKey, StaleMark?>(marks.Count);
        foreach (var (key, mark) in marks)
            last[key] = mark;
        var keys = Parameters.Bytes(last.Keys);
        var bytes = last.Values.Select(m => m is null ? default(ReadOnlyMemory<byte>?) : m.Pack()).ToArray();
        var answer = await WriteAsync(
            (batch, writer) =>
            {
                LockCounter(batch);
                batch.Add($"UPDATE {_schema}.writer SET value = 1 FROM {_schema}.counter WHERE id = $1 AND counter.epoch = $2").Add(writer).Add(epoch);
                batch.Add($"UPDATE {_schema}.artifact a SET mark = m.mark FROM unnest($2::bytea[], $3::bytea[]) AS m(key, mark) WHERE a.key = m.key AND {IsAgreed}").Add(writer).AddBytes(keys).AddBytes(bytes);
                batch.Add($"DELETE FROM {_schema}.dropped_input WHERE {IsAgreed}").Add(writer);
                batch.Add($"UPDATE {_schema}.counter SET epoch = epoch + 1 WHERE {IsAgreed}").Add(writer);
            },
            cancellationToken).ConfigureAwait(false);
        return answer.Value is not null;
    }

    /// <inheritdoc/>
    public async ValueTask RequestAsync(IReadOnlyList<TaskRequest> requests, TimeSpan age, CancellationToken cancellationToken = default)
    {
        MustWrite();
        var first = new SortedDictionary<TaskKey, TaskRequest>();
        foreach (var request in requests)
            first.TryAdd(request.Key, request);
        if (first.Count == 0)
            return;
        var keys = Parameters.Bytes(first.Keys);
        var messages = first.Values.Select(r => r.Message).ToArray();
        var times = first.Values.Select(r => Parameters.Ticks(r.At)).ToArray();

        // Mostly all of it is noted already, and then nothing is written.
        var news = await QueryAsync(
            $"SELECT EXISTS (SELECT FROM unnest($1::bytea[], $2::bigint[]) AS g(key, at) LEFT JOIN {_schema}.request r ON r.key = g.key WHERE r.at IS NULL OR r.at <= g.at - $3)",
            parameters =>
            {
                parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>[]> { TypedValue = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
                parameters.Add(new NpgsqlParameter<long[]> { TypedValue = times });
                parameters.Add(new NpgsqlParameter<long> { TypedValue = age.Ticks });
            },
            static row => row.GetBoolean(0),
            cancellationToken).ConfigureAwait(false);
        if (!news.Single())
            return;
        await ChangeAsync(
            batch => batch.Add(
                $"""
                INSERT INTO {_schema}.request AS r (key, message, at) SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::bigint[]) AS g(key, message, at) ORDER BY g.key
                ON CONFLICT (key) DO UPDATE SET message = EXCLUDED.message, at = EXCLUDED.at WHERE r.at <= EXCLUDED.at - $4
                """).AddBytes(keys).AddBytes(messages).Add(times).Add(age.Ticks),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TaskRequest>> RequestsAsync(CancellationToken cancellationToken = default) =>
        await QueryAsync(
            $"SELECT key, message, at FROM {_schema}.request ORDER BY key",
            static _ => { },
            row => new TaskRequest(TaskKey.From(row.GetFieldValue<byte[]>(0)), row.GetFieldValue<byte[]>(1), EntryReader.Time(row.GetInt64(2), _database.Place)),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<long> BeginUpkeepAsync(string owner, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        MustWrite();
        await MeasureClockAsync(cancellationToken).ConfigureAwait(false);
        var ticks = ServerTicks(now);
        var answer = await WriteAsync(
            (batch, writer) =>
            {
                LockUpkeep(batch);
                batch.Add(
                    $"""
                    WITH taken AS (
                      UPDATE {_schema}.upkeep SET last = last + 1, owner = $1, until = $2
                      WHERE (until > $3) IS NOT TRUE AND NOT EXISTS (SELECT FROM {_schema}.run WHERE lease_until > $3) RETURNING last)
                    UPDATE {_schema}.writer SET value = taken.last FROM taken WHERE writer.id = $4
                    """).Add(EscapedText.Write(owner)).Add(ticks + lease.Ticks).Add(ticks).Add(writer);
                batch.Add($"UPDATE {_schema}.run SET lease_until = NULL WHERE lease_until IS NOT NULL AND {IsAgreed}").Add(writer);
                batch.Add($"WITH held AS (SELECT key FROM {_schema}.claim WHERE {IsAgreed} ORDER BY key FOR UPDATE) DELETE FROM {_schema}.claim c USING held WHERE c.key = held.key").Add(writer);
            },
            cancellationToken).ConfigureAwait(false);
        return answer.Value ?? throw await BusyAsync(now, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(
        long upkeep, long epoch, IReadOnlyCollection<TaskKey> removed, IReadOnlyCollection<TaskKey> dropped, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        var gone = Parameters.Bytes(removed);
        var without = Parameters.Bytes(dropped);
        var answer = await WriteAsync(
            (batch, writer) =>
            {
                LockUpkeep(batch);
                LockCounter(batch);
                batch.Add(
                    $"""
                    WITH kept AS (
                      UPDATE {_schema}.upkeep SET until = $4 WHERE last = $3 AND owner IS NOT NULL AND (SELECT epoch FROM {_schema}.counter) = $2 RETURNING 1)
                    UPDATE {_schema}.writer SET value = 1 FROM kept WHERE id = $1
                    """).Add(writer).Add(epoch).Add(upkeep).Add(ServerTicks(now) + lease.Ticks);
                batch.Add(
                    $"""
                    WITH old AS MATERIALIZED (SELECT key, input_keys || ''::bytea AS before FROM {_schema}.artifact WHERE key = ANY($2) AND {IsAgreed})
                    INSERT INTO {_schema}.dropped_input(key, by)
                    SELECT DISTINCT substring(before FROM i * 32 + 1 FOR 32), key FROM old CROSS JOIN generate_series(0, length(before) / 32 - 1) i
                    ON CONFLICT DO NOTHING
                    """).Add(writer).AddBytes(gone);
                foreach (var table in (ReadOnlySpan<string>)["artifact", "request", "dropped_input"])
                    batch.Add($"DELETE FROM {_schema}.{table} WHERE key = ANY($2) AND {IsAgreed}").Add(writer).AddBytes(gone);
                batch.Add($"UPDATE {_schema}.artifact SET dropped = true, bytes = NULL, blob = NULL WHERE key = ANY($2) AND {IsAgreed}").Add(writer).AddBytes(without);
                batch.Add($"UPDATE {_schema}.counter SET epoch = epoch + 1 WHERE {IsAgreed}").Add(writer);
            },
            cancellationToken).ConfigureAwait(false);
        if (answer.Value is null)
            throw EntryRules.Lost(Place);
    }

    /// <inheritdoc/>
    /// <remarks>What is done is done once. If the connection is lost meanwhile, that is told by a <see cref="StoreException"/> afterwards: others may then have begun before it had ended.</remarks>
    public async ValueTask HoldAsync(long upkeep, Func<ValueTask> work, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        MustWrite();
        cancellationToken.ThrowIfCancellationRequested();
        var until = ServerTicks(now) + lease.Ticks;
        var (connection, transaction) = await _database.OpenAsync(
            async (opened, token) =>
            {
                var begun = await opened.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, token).ConfigureAwait(false);
                await using var batch = opened.CreateBatch();
                LockUpkeep(batch.BatchCommands);
                batch.BatchCommands.Add($"UPDATE {_schema}.upkeep SET until = $2 WHERE last = $1 AND owner IS NOT NULL").Add(upkeep).Add(until);
                var kept = batch.BatchCommands[^1];
                await batch.ExecuteNonQueryAsync(token).ConfigureAwait(false);
                return kept.RecordsAffected == 1 ? begun : throw EntryRules.Lost(Place);
            },
            cancellationToken).ConfigureAwait(false);
        await using (connection)
        {
            await work().ConfigureAwait(false);
            try
            {
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgresPlace.IsFailure(e))
            {
                _database.Note(e);
                throw _database.Place.Failure(e);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask EndUpkeepAsync(long upkeep, CancellationToken cancellationToken = default) =>
        ChangeAsync(batch => batch.Add($"UPDATE {_schema}.upkeep SET owner = NULL, until = NULL WHERE last = $1").Add(upkeep), cancellationToken);

    /// <summary>Whether an earlier statement of the transaction has found that what is wanted may be done; parameter 1 is the writer.</summary>
    private string IsAgreed => $"(SELECT value FROM {_schema}.writer WHERE id = $1) IS NOT NULL";

    private void LockUpkeep(NpgsqlBatchCommandCollection batch) => batch.Add("SELECT pg_advisory_xact_lock($1)").Add(Locks.Upkeep(_database.Place.Schema));

    /// <summary>Who is in the way.</summary>
    private async ValueTask<StoreBusyException> BusyAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ticks = ServerTicks(now);
        var busy = await QueryAsync(
            $"SELECT owner, true FROM {_schema}.upkeep WHERE until > $1 UNION ALL (SELECT owner, false FROM {_schema}.run WHERE lease_until > $1 ORDER BY id LIMIT 1)",
            parameters => parameters.Add(new NpgsqlParameter<long> { TypedValue = ticks }),
            row => (Owner: EntryReader.Text(row, 0, _database.Place)!, IsUpkeep: row.GetBoolean(1)),
            cancellationToken).ConfigureAwait(false);

        // It may have gone since.
        return busy.Count == 0 ? EntryRules.Taken(Place, "somebody") : busy[0].IsUpkeep ? EntryRules.Taken(Place, busy[0].Owner) : EntryRules.Alive(Place, busy[0].Owner);
    }
}
