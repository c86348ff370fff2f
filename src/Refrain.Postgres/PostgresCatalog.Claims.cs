using Npgsql;
using NpgsqlTypes;
using Refrain.Stores;

namespace Refrain.Postgres;

// Leases and claims, and what is published under them.
public sealed partial class PostgresCatalog
{
    // Within this a machine's clock counts as right: as much as time that is kept over a network may be off, and little beside a lease.
    private static readonly TimeSpan s_rightClock = TimeSpan.FromSeconds(1);

    private long _clockOffset;
    private int _clockIsKnown;

    /// <inheritdoc/>
    /// <remarks>Claims need not be durable: one that is lost in a crash of the server costs work, and what was made under it is not published.</remarks>
    public async ValueTask<IReadOnlyList<ClaimAnswer>> ClaimAsync(long run, IReadOnlyList<ClaimRequest> requests, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        MustWrite();
        cancellationToken.ThrowIfCancellationRequested();
        if (requests.Count == 0)
            return [];
        await KnowClockAsync(cancellationToken).ConfigureAwait(false);
        var wish = new Wish(requests);
        return await _database.TryAsync((connection, _, token) => ClaimAsync(connection, run, wish, ServerTicks(now), token), CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(long run, IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default)
    {
        var bytes = Parameters.Bytes(keys);
        await ChangeAsync(
            batch =>
            {
                NeedNotBeDurable(batch);
                batch.Add($"WITH held AS (SELECT key FROM {_schema}.claim WHERE key = ANY($1) AND run = $2 ORDER BY key FOR UPDATE) DELETE FROM {_schema}.claim c USING held WHERE c.key = held.key AND c.run = $2").AddBytes(bytes).Add(run);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RenewAsync(long run, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        MustWrite();
        await MeasureClockAsync(cancellationToken).ConfigureAwait(false);
        await ChangeAsync(
            batch =>
            {
                ShareUpkeep(batch);
                batch.Add($"UPDATE {_schema}.run SET lease_until = $2 WHERE id = $1 AND state = 0 AND (lease_until IS NOT NULL OR NOT EXISTS (SELECT FROM {_schema}.upkeep WHERE until > $3))")
                    .Add(run).Add(ServerTicks(now) + lease.Ticks).Add(ServerTicks(now));
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<string?> AliveAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        await KnowClockAsync(cancellationToken).ConfigureAwait(false);
        var owners = await QueryAsync(
            $"SELECT owner FROM {_schema}.upkeep WHERE until > $1 UNION ALL (SELECT owner FROM {_schema}.run WHERE lease_until > $1 ORDER BY id LIMIT 1)",
            parameters => parameters.Add(new NpgsqlParameter<long> { TypedValue = ServerTicks(now) }),
            row => EntryReader.Text(row, 0, _database.Place),
            cancellationToken).ConfigureAwait(false);
        return owners.FirstOrDefault();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TaskKey>> PublishAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default) =>
        PutAsync(entries, isClaimed: true, cancellationToken);

    private async ValueTask<IReadOnlyList<ClaimAnswer>> ClaimAsync(NpgsqlConnection connection, long run, Wish wish, long now, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        var commands = batch.BatchCommands;
        Parameters.Begin(batch);
        NeedNotBeDurable(commands);
        ShareUpkeep(commands);
        commands.Add($"UPDATE {_schema}.upkeep SET owner = NULL, until = NULL WHERE until <= $1").Add(now);

        // In the order of the keys, as everywhere, so that nobody waits for each other in a circle. What somebody else is publishing is waited for.
        // Mostly all are claimed: then that is said, and not which.
        var claim = commands.Add(
            $"""
            WITH claimed AS (
              INSERT INTO {_schema}.claim AS c (key, run, attempt)
              SELECT w.key, $1, w.attempt FROM {Wish.Table} LEFT JOIN {_schema}.artifact a ON a.key = w.key
              WHERE NOT EXISTS (SELECT FROM {_schema}.upkeep WHERE owner IS NOT NULL) AND {Wish.IsKnown}
              ORDER BY w.key
              ON CONFLICT (key) DO UPDATE SET run = EXCLUDED.run, attempt = EXCLUDED.attempt
              WHERE c.run = EXCLUDED.run OR NOT EXISTS (SELECT FROM {_schema}.run r WHERE r.id = c.run AND r.lease_until > $2)
              RETURNING key)
            SELECT CASE WHEN (SELECT count(*) FROM claimed) < cardinality($3::bytea[]) THEN (SELECT COALESCE(array_agg(key), ARRAY[]::bytea[]) FROM claimed) END AS claimed
            """).Add(run).Add(now);
        wish.Add(claim);

        // What has changed, also since that statement began: a claim made just now is taken back then.
        var look = commands.Add(
            $"""
            WITH other AS MATERIALIZED (
              SELECT w.n, {EntryReader.Columns}, w.key AS wanted FROM {Wish.Table} LEFT JOIN {_schema}.artifact a ON a.key = w.key
              WHERE NOT EXISTS (SELECT FROM {_schema}.upkeep WHERE owner IS NOT NULL) AND NOT {Wish.IsKnown}),
            changed AS MATERIALIZED (
              SELECT a.* FROM other a LEFT JOIN {_schema}.claim c ON c.key = a.wanted LEFT JOIN {_schema}.run r ON r.id = c.run AND r.lease_until > $2 WHERE r.id IS NULL OR r.id = $1),
            taken_back AS (DELETE FROM {_schema}.claim c USING changed WHERE c.key = changed.wanted AND c.xmin = pg_current_xact_id()::xid)
            SELECT * FROM changed
            """).Add(run).Add(now);
        wish.Add(look);
        Parameters.Commit(batch);

        var answers = new ClaimAnswer[wish.Count];
        Array.Fill(answers, new(ClaimState.Held));
        await using var row = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var entries = new EntryReader(_texts, _database.Place);
        do
        {
            // Keys that were claimed; or what was found instead, which comes later and counts more.
            while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (string.Equals(row.GetName(0), "claimed", StringComparison.Ordinal))
                    Claimed(row.IsDBNull(0) ? null : row.GetFieldValue<byte[][]>(0));
                else if (string.Equals(row.GetName(0), "n", StringComparison.Ordinal))
                    answers[row.GetInt64(0) - 1] = new(ClaimState.Changed, row.IsDBNull(1) ? null : await ReadAsync(entries, row, 1, withBytes: false, cancellationToken).ConfigureAwait(false));
            }
        }
        while (await row.NextResultAsync(cancellationToken).ConfigureAwait(false));
        return answers;

        void Claimed(byte[][]? keys)
        {
            if (keys is null)
                Array.Fill(answers, new(ClaimState.Claimed));
            else
                Array.ForEach(keys, key => answers[wish.PositionOf(TaskKey.From(key))] = new(ClaimState.Claimed));
        }
    }

    /// <summary>Puts entries in; of tasks, where it matters, only those that are claimed.</summary>
    /// <returns>The keys of those that were not.</returns>
    private async ValueTask<IReadOnlyList<TaskKey>> PutAsync(IReadOnlyList<CatalogEntry> entries, bool isClaimed, CancellationToken cancellationToken)
    {
        MustWrite();
        foreach (var entry in entries)
            EntryRules.Check(entry);
        cancellationToken.ThrowIfCancellationRequested();
        if (entries.Count == 0)
            return [];
        var positions = LastOfEach(entries, isClaimed);
        var answer = await _writer.WriteAsync(
            async (connection, batch, writer) =>
            {
                await _texts.StoreAsync(connection, entries, CancellationToken.None).ConfigureAwait(false);

                // Before its turn, which others wait for.
                if (isClaimed)
                    EndClaims(batch.BatchCommands.Add(_endClaims).Add(writer), entries, positions);
                LockCounter(batch.BatchCommands);
                var put = batch.BatchCommands.Add(_put);
                EntryRows.Add(put, entries, positions, _texts);
                put.Add(writer);
            },
            cancellationToken).ConfigureAwait(false);
        if (answer.Positions.Length == 0)
            return [];

        // What stands for others of its key was lost with them.
        var lost = answer.Positions.Select(n => Epoch(entries[positions[n - 1]])).ToHashSet();
        return [.. entries.Where(e => lost.Contains(Epoch(e))).Select(e => e.Key)];

        static (TaskKey, long, int) Epoch(CatalogEntry entry) => (entry.Key, entry.Run, entry.Attempt);
    }

    /// <summary>Ends the claims of what is published, and leaves the positions of tasks that had none in the row of the writer. Claims are locked in the order of the keys, each found by its own.</summary>
    private static string EndClaimsStatement(string schema) =>
        $"""
        WITH given AS MATERIALIZED (SELECT * FROM unnest($2::bytea[], $3::bigint[], $4::integer[], $5::smallint[]) WITH ORDINALITY AS g(key, run, attempt, kind, n) ORDER BY key),
        held AS MATERIALIZED (
          SELECT c.key, g.n FROM given g CROSS JOIN LATERAL (SELECT key FROM {schema}.claim WHERE key = g.key AND run = g.run AND attempt = g.attempt FOR UPDATE) c),
        ended AS (DELETE FROM {schema}.claim c USING held h WHERE c.key = h.key RETURNING h.n)
        UPDATE {schema}.writer SET positions = lost.positions
        FROM (SELECT array_agg(g.n::integer ORDER BY g.n) AS positions FROM given g WHERE g.kind <> {(int)TaskKind.Source} AND g.n NOT IN (SELECT n FROM ended)) lost
        WHERE writer.id = $1 AND lost.positions IS NOT NULL
        """;

    private static void EndClaims(NpgsqlBatchCommand command, IReadOnlyList<CatalogEntry> entries, List<int> positions) =>
        command
            .AddBytes(Parameters.Bytes([.. positions.Select(p => entries[p].Key)]))
            .Add(positions.Select(p => entries[p].Run).ToArray())
            .Add(positions.Select(p => entries[p].Attempt).ToArray())
            .Add(positions.Select(p => (short)entries[p].Kind).ToArray());

    /// <summary>Puts entries in, but for those whose positions are in the row of the writer, and notes the inputs that they no longer name.</summary>
    private static string PutStatement(string schema)
    {
        var columns = EntryRows.Columns.Split(", ");
        return $"""
            WITH put AS (
              INSERT INTO {schema}.artifact AS a ({EntryRows.Columns}, arrival)
              SELECT {string.Join(", ", columns.Select(c => "g." + c))}, (SELECT epoch FROM {schema}.counter) + row_number() OVER (ORDER BY g.n) FROM {EntryRows.Table}
              WHERE g.n <> ALL (COALESCE((SELECT positions FROM {schema}.writer WHERE id = ${EntryRows.Count + 1})::bigint[], ARRAY[]::bigint[])) ORDER BY g.n
              ON CONFLICT (key) DO UPDATE SET {string.Join(", ", columns.Skip(1).Select(c => $"{c} = EXCLUDED.{c}"))}, arrival = EXCLUDED.arrival,
                replaced = CASE WHEN a.input_keys <> EXCLUDED.input_keys THEN a.input_keys END
              RETURNING key, replaced, input_keys),
            moved AS (UPDATE {schema}.counter SET epoch = epoch + (SELECT count(*) FROM put)),
            old AS MATERIALIZED (SELECT key, replaced || ''::bytea AS before, input_keys || ''::bytea AS after FROM put WHERE replaced IS NOT NULL)
            INSERT INTO {schema}.dropped_input(key, by)
            SELECT substring(before FROM i * 32 + 1 FOR 32), key FROM old CROSS JOIN generate_series(0, length(before) / 32 - 1) i
            EXCEPT SELECT substring(after FROM i * 32 + 1 FOR 32), key FROM old CROSS JOIN generate_series(0, length(after) / 32 - 1) i
            ON CONFLICT DO NOTHING
            """;
    }

    /// <summary>The positions of the entries that count: of several of one key, or of one claim where claims matter, the last.</summary>
    private static List<int> LastOfEach(IReadOnlyList<CatalogEntry> entries, bool isClaimed)
    {
        var seen = new HashSet<(TaskKey, long, int)>(entries.Count);
        var positions = new List<int>(entries.Count);
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var entry = entries[i];
            if (seen.Add(isClaimed && entry.Kind == TaskKind.Task ? (entry.Key, entry.Run, entry.Attempt) : (entry.Key, 0, 0)))
                positions.Add(i);
        }

        positions.Reverse();
        return positions;
    }

    /// <summary>Waits for its turn among those who commit. What later statements of the transaction see is all that was committed before.</summary>
    private void LockCounter(NpgsqlBatchCommandCollection batch) => batch.Add($"SELECT epoch FROM {_schema}.counter FOR UPDATE");

    private void ShareUpkeep(NpgsqlBatchCommandCollection batch) => batch.Add("SELECT pg_advisory_xact_lock_shared($1)").Add(Locks.Upkeep(_database.Place.Schema));

    private static void NeedNotBeDurable(NpgsqlBatchCommandCollection batch) => batch.Add("SELECT set_config('synchronous_commit', 'off', true)");

    /// <summary>A time of this machine in ticks of the server's clock.</summary>
    private long ServerTicks(DateTimeOffset time) => Parameters.Ticks(time) + Interlocked.Read(ref _clockOffset);

    private ValueTask KnowClockAsync(CancellationToken cancellationToken) => Volatile.Read(ref _clockIsKnown) != 0 ? default : MeasureClockAsync(cancellationToken);

    /// <summary>Compares this machine's clock with the server's.</summary>
    private async ValueTask MeasureClockAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var offset = await _database.TryAsync(
            async (connection, _, token) =>
            {
                await using var ask = new NpgsqlCommand("SELECT (extract(epoch FROM clock_timestamp()) * 10000000)::bigint", connection);
                var before = Parameters.Ticks(_options.Time.GetUtcNow());
                var server = (long)(await ask.ExecuteScalarAsync(token).ConfigureAwait(false))!;
                var after = Parameters.Ticks(_options.Time.GetUtcNow());
                return server - (before + ((after - before) / 2));
            },
            cancellationToken).ConfigureAwait(false);
        Interlocked.Exchange(ref _clockOffset, Math.Abs(offset) < s_rightClock.Ticks ? 0 : offset);
        Volatile.Write(ref _clockIsKnown, 1);
    }

    /// <summary>What is wanted of a claim, as the columns of a table.</summary>
    private sealed class Wish
    {
        /// <summary>The wishes as a table; parameters 3 and on.</summary>
        public const string Table = "unnest($3::bytea[], $4::integer[], $5::bigint[], $6::integer[], $7::bytea[], $8::smallint[]) WITH ORDINALITY AS w(key, attempt, known_run, known_attempt, known_version, known_state, n)";

        /// <summary>Whether the row <c>a</c> is what the wish was decided by.</summary>
        public const string IsKnown = "(CASE WHEN a.key IS NULL THEN w.known_run IS NULL ELSE w.known_run IS NOT NULL AND a.run = w.known_run AND a.attempt = w.known_attempt AND a.version = w.known_version"
            + " AND w.known_state = CASE WHEN a.mark IS NOT NULL THEN 1 WHEN a.dropped THEN 2 ELSE 0 END END)";

        private readonly Dictionary<TaskKey, int> _positions;
        private readonly ReadOnlyMemory<byte>[] _keys;
        private readonly int[] _attempts;
        private readonly long?[] _runs;
        private readonly int?[] _knownAttempts;
        private readonly ReadOnlyMemory<byte>?[] _versions;
        private readonly short?[] _states;

        public Wish(IReadOnlyList<ClaimRequest> requests)
        {
            Count = requests.Count;
            _positions = new(Count);
            _keys = Parameters.Bytes([.. requests.Select(r => r.Key)]);
            (_attempts, _runs, _knownAttempts, _versions, _states) = (new int[Count], new long?[Count], new int?[Count], new ReadOnlyMemory<byte>?[Count], new short?[Count]);
            for (var i = 0; i < Count; i++)
            {
                var request = requests[i];
                _positions[request.Key] = i;
                _attempts[i] = request.Attempt;
                if (request.Known is not { } known)
                    continue;
                (_runs[i], _knownAttempts[i], _versions[i]) = (known.Run, known.Attempt, Parameters.Bytes(known.Version));
                _states[i] = known.State switch { ArtifactState.Stale => 1, ArtifactState.Dropped => 2, _ => 0 };
            }
        }

        public int Count { get; }

        public int PositionOf(TaskKey key) => _positions[key];

        public void Add(NpgsqlBatchCommand command) =>
            command.AddBytes(_keys).Add(_attempts).Add(_runs).Add(_knownAttempts).AddBytes(_versions).Add(_states);
    }
}
