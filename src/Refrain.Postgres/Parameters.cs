using Npgsql;
using NpgsqlTypes;
using Refrain.Stores;

namespace Refrain.Postgres;

/// <summary>Short ways to fill in the parameters of statements, which go by position.</summary>
internal static class Parameters
{
    // The server takes these statements for dearer than they are, and would compile them: most of a second for what takes a millisecond.
    private const string NoJit = "SET LOCAL jit = off";

    private static readonly string[] s_otherWays = ["enable_seqscan", "enable_hashjoin", "enable_mergejoin"];

    /// <summary>A batch of one transaction in which each statement sees what was committed before it, whatever the connection is set to.</summary>
    public static NpgsqlBatch Transaction(this NpgsqlConnection connection, Action<NpgsqlBatchCommandCollection> fill)
    {
        var batch = connection.CreateBatch();
        Begin(batch);
        fill(batch.BatchCommands);
        Commit(batch);
        return batch;
    }

    /// <summary>A batch of one query that writes nothing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="fill">Adds the query.</param>
    /// <param name="byKey">Whether it finds rows by their keys, rather than goes through a table.</param>
    public static NpgsqlBatch Query(this NpgsqlConnection connection, Action<NpgsqlBatchCommandCollection> fill, bool byKey = false)
    {
        var batch = connection.CreateBatch();
        batch.BatchCommands.Add("BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY");
        batch.BatchCommands.Add(NoJit);
        if (byKey)
            FindByKey(batch);
        fill(batch.BatchCommands);
        Commit(batch);
        return batch;
    }

    public static void Begin(NpgsqlBatch batch)
    {
        batch.BatchCommands.Add("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
        batch.BatchCommands.Add(NoJit);
        FindByKey(batch);
    }

    public static void Commit(NpgsqlBatch batch) => batch.BatchCommands.Add("COMMIT");

    public static NpgsqlBatchCommand Add(this NpgsqlBatchCommandCollection batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.Add(command);
        return command;
    }

    public static NpgsqlBatchCommand Add<T>(this NpgsqlBatchCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    public static NpgsqlBatchCommand Add<T>(this NpgsqlBatchCommand command, T value, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
        return command;
    }

    public static NpgsqlBatchCommand AddBytes(this NpgsqlBatchCommand command, ReadOnlyMemory<byte>[] value) => command.Add(value, NpgsqlDbType.Array | NpgsqlDbType.Bytea);

    public static NpgsqlBatchCommand AddBytes(this NpgsqlBatchCommand command, ReadOnlyMemory<byte>?[] value) => command.Add(value, NpgsqlDbType.Array | NpgsqlDbType.Bytea);

    public static NpgsqlBatchCommand AddTexts(this NpgsqlBatchCommand command, string?[] value) => command.Add(value, NpgsqlDbType.Array | NpgsqlDbType.Text);

    /// <summary>Keys, all in one array.</summary>
    public static ReadOnlyMemory<byte>[] Bytes(IReadOnlyCollection<TaskKey> keys)
    {
        var all = new byte[keys.Count * TaskKey.Size];
        var slices = new ReadOnlyMemory<byte>[keys.Count];
        var i = 0;
        foreach (var key in keys)
        {
            var at = i * TaskKey.Size;
            key.CopyTo(all.AsSpan(at));
            slices[i++] = all.AsMemory(at, TaskKey.Size);
        }

        return slices;
    }

    public static byte[] Bytes(TaskKey key)
    {
        var bytes = new byte[TaskKey.Size];
        key.CopyTo(bytes);
        return bytes;
    }

    public static byte[] Bytes(ContentHash hash)
    {
        var bytes = new byte[ContentHash.Size];
        hash.CopyTo(bytes);
        return bytes;
    }

    /// <summary>A time as it is stored: in ticks since 1970.</summary>
    public static long Ticks(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    /// <summary>Has rows found by their keys, however small a table was when the server last looked at it, or when it planned a statement.</summary>
    private static void FindByKey(NpgsqlBatch batch)
    {
        foreach (var way in s_otherWays)
            batch.BatchCommands.Add($"SET LOCAL {way} = off");
    }
}
