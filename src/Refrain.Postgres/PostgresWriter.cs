using Npgsql;

namespace Refrain.Postgres;

/// <summary>What a transaction leaves for who made it: a number, and positions in a list.</summary>
internal readonly record struct WriteAnswer(long? Value, int[] Positions);

/// <summary>
/// Makes the transactions of a catalog that must not be made twice, one at a time. Each goes to the server whole, from <c>BEGIN</c> to <c>COMMIT</c>, so a program that is stopped holds no locks; and each notes
/// its number and its answer in the catalog's row of the table <c>writer</c>. If a connection is lost before the answer is there, the row says whether the transaction was committed.
/// </summary>
internal sealed class PostgresWriter(PostgresDatabase database) : IDisposable
{
    private readonly string _schema = database.Place.QuotedSchema;
    private readonly SemaphoreSlim _turn = new(1);
    private long _id;
    private long _number;

    /// <summary>Makes a transaction.</summary>
    /// <param name="fill">
    /// Adds its statements to a batch. They may leave the answer in the row of <c>writer</c> whose number is given to <paramref name="fill"/>. It is called again for each try, so it changes nothing else.
    /// </param>
    /// <param name="cancellationToken">Seen before the transaction begins.</param>
    /// <exception cref="Refrain.Stores.StoreException">It was not committed, or it is not known whether it was, since the server stayed away.</exception>
    public async ValueTask<WriteAnswer> WriteAsync(Func<NpgsqlConnection, NpgsqlBatch, long, ValueTask> fill, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var first = 0L;
            return await database.TryAsync(
                async (connection, _, token) =>
                {
                    if (_id == 0)
                        (_id, _number) = (await RegisterAsync(connection, token).ConfigureAwait(false), 0);
                    if (first == 0)
                        first = _number + 1;
                    else if (await FindAsync(connection, first, token).ConfigureAwait(false) is { } answer)
                        return answer;
                    return await RunAsync(connection, ++_number, fill, token).ConfigureAwait(false);
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask<WriteAnswer> RunAsync(NpgsqlConnection connection, long number, Func<NpgsqlConnection, NpgsqlBatch, long, ValueTask> fill, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        Parameters.Begin(batch);

        // Durable when it returns, whatever the database is set to; and with room for a large commit.
        batch.BatchCommands.Add(new("SELECT set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true), set_config('work_mem', '64MB', true)"));

        // What was sent, given up, and arrives late has too low a number by then, and fails here.
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"""
            WITH mine AS (
              INSERT INTO {_schema}.writer AS w (id, owner, number, done, seen) OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $3, now())
              ON CONFLICT (id) DO UPDATE SET number = EXCLUDED.number, done = EXCLUDED.done, value = NULL, positions = NULL, seen = EXCLUDED.seen
              WHERE w.number < EXCLUDED.number AND w.owner = EXCLUDED.owner RETURNING 1)
            SELECT 1 / count(*) FROM mine
            """).Add(_id).Add(database.Owner).Add(number));
        await fill(connection, batch, _id).ConfigureAwait(false);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT value, positions FROM {_schema}.writer WHERE id = $1").Add(_id));
        Parameters.Commit(batch);
        WriteAnswer? answer = null;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        do
        {
            // The last of them counts: it is the only one that has these columns.
            if (reader.FieldCount == 2 && string.Equals(reader.GetName(1), "positions", StringComparison.Ordinal) && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                answer = Answer(reader, 0);
        }
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        return answer ?? throw database.Place.Corrupt("(a row of the table writer is gone)");
    }

    /// <summary>The answer of a transaction of which it is not known whether it was committed; null if it was not, and never will be.</summary>
    private async ValueTask<WriteAnswer?> FindAsync(NpgsqlConnection connection, long first, CancellationToken cancellationToken)
    {
        // Waits for the transaction, if the server is still at it. Afterwards none of its tries can be committed any more.
        await using var find = connection.Transaction(batch => batch
            .Add($"UPDATE {_schema}.writer SET number = greatest(number, $3) WHERE id = $1 AND owner = $2 RETURNING done, value, positions")
            .Add(_id).Add(database.Owner).Add(_number));
        WriteAnswer? answer = null;
        await using var reader = await find.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (reader.GetInt64(0) >= first)
                answer = Answer(reader, 1);
        }

        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        return answer;
    }

    private async ValueTask<long> RegisterAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var insert = connection.Transaction(batch => batch.Add(
            $"""
            WITH forgotten AS (DELETE FROM {_schema}.writer WHERE seen < now() - interval '30 days')
            INSERT INTO {_schema}.writer(owner, number, done, seen) VALUES ($1, 0, 0, now()) RETURNING id
            """).Add(database.Owner));
        return (long)(await insert.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static WriteAnswer Answer(NpgsqlDataReader reader, int first) =>
        new(reader.IsDBNull(first) ? null : reader.GetInt64(first), reader.IsDBNull(first + 1) ? [] : reader.GetFieldValue<int[]>(first + 1));
}
