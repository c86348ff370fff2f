namespace Refrain.Stores;

public sealed partial class SqliteCatalog
{
    /// <inheritdoc/>
    public ValueTask<long> EpochAsync(CancellationToken cancellationToken = default) =>
        new(Read(static session => session.Database.Number("SELECT last_id FROM counter"), cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DroppedInput>> DropsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(session => session.Drops(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> MarkAsync(long epoch, IReadOnlyList<(TaskKey Key, StaleMark? Mark)> marks, CancellationToken cancellationToken = default) =>
        WriteAsync(
            writer =>
            {
                if (writer.LastRow() != epoch)
                    return false;
                var keys = marks.Select(m => m.Key).ToArray();
                foreach (var (row, position) in RowsOf(writer, keys))
                    writer.Mark(row, keys[position], marks[position].Mark);
                writer.ForgetDrops();
                writer.SetLastRow(epoch + 1);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask RequestAsync(IReadOnlyList<TaskRequest> requests, TimeSpan age, CancellationToken cancellationToken = default)
    {
        var news = Read(session => session.NotYetRequested(requests, age), cancellationToken);
        if (news.Count == 0)
            return;
        await WriteAsync(
            writer =>
            {
                foreach (var request in news)
                    writer.Request(request);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TaskRequest>> RequestsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(session => session.Requests(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> BeginUpkeepAsync(string owner, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default) =>
        WriteAsync(_ => WithClaims(claims => claims.Take(owner, now, lease)), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(
        long upkeep, long epoch, IReadOnlyCollection<TaskKey> removed, IReadOnlyCollection<TaskKey> dropped, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        TaskKey[] gone = [.. removed];
        TaskKey[] without = [.. dropped];
        await WriteAsync(
            writer =>
            {
                if (writer.LastRow() != epoch)
                    throw EntryRules.Lost(Path);
                WithClaims(claims => claims.Keep(upkeep, now, lease));
                foreach (var (row, position) in RowsOf(writer, gone))
                    writer.Remove(row, gone[position]);
                foreach (var key in gone)
                    writer.ForgetNotes(key);
                foreach (var (row, position) in RowsOf(writer, without))
                    writer.DropBytes(row, without[position]);
                writer.SetLastRow(epoch + 1);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask HoldAsync(long upkeep, Func<ValueTask> work, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default) =>
        await Task.Run(
            () => WriteAsync(
                _ =>
                {
                    WithClaims(claims => claims.Keep(upkeep, now, lease));
                    work().AsTask().GetAwaiter().GetResult(); // on a thread of the pool, which the writer may keep
                    return true;
                },
                cancellationToken).AsTask(),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask EndUpkeepAsync(long upkeep, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WithClaims(claims => claims.GiveBack(upkeep));
        return default;
    }

    /// <summary>The rows that may hold keys, with the keys' positions; in the writer's transaction.</summary>
    private List<(long Row, int Tag)> RowsOf(SqliteWriter writer, TaskKey[] keys)
    {
        var prefixes = new List<(long Prefix, int Tag)>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
            prefixes.Add((ArrivalIndex.Prefix(keys[i]), i));
        List<(long Row, int Tag)> rows;
        lock (_gate)
        {
            writer.Session.Refresh(_index, keys.Length);
            rows = _index.Find(prefixes);
        }

        rows.Sort();
        return rows;
    }

    private ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) => new(Read(read, cancellationToken));
}
