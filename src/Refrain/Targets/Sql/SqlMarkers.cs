using System.Data.Common;
using System.Globalization;

namespace Refrain.Targets;

/// <summary>The statements about markers: one row for each task in one table, and in another which task has replaced which partition last.</summary>
internal static class SqlMarkers
{
    public const string Table = "refrain_markers";
    public const string Places = "refrain_places";

    /// <summary>How the tables are made.</summary>
    public static readonly string[] Create =
    [
        $"create table if not exists {Table} (task_key varchar(64) not null primary key, task text not null, version varchar(64) not null, run bigint not null, attempt integer not null)",
        $"create table if not exists {Places} (place text not null primary key, task_key varchar(64) not null)",
    ];

    /// <summary>A marker as it was found.</summary>
    public sealed record Seen(string Version, long Run, int Attempt);

    /// <summary>Finds markers.</summary>
    public static void Find(DbConnection connection, IReadOnlyList<TaskKey> keys, Dictionary<TaskKey, ContentHash> found)
    {
        (string, object)[] values = [.. keys.Select(static (k, i) => (string.Create(CultureInfo.InvariantCulture, $"@k{i}"), (object)k.ToString()))];
        using var command = SqlStatements.Command(connection, null, $"select task_key, version from {Table} where task_key in ({string.Join(", ", values.Select(static v => v.Item1))})", values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            found[TaskKey.Parse(reader.GetString(0))] = ContentHash.Parse(reader.GetString(1));
    }

    /// <summary>Finds the marker of a task.</summary>
    public static Seen? Find(DbConnection connection, TaskKey key)
    {
        using var command = SqlStatements.Command(connection, null, $"select version, run, attempt from {Table} where task_key = @k", ("@k", key.ToString()));
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetString(0), reader.GetInt64(1), reader.GetInt32(2)) : null;
    }

    /// <summary>Writes the marker of a task, unless a later claim has since the attempt began.</summary>
    /// <returns>Whether it is written.</returns>
    public static bool Write(DbConnection connection, DbTransaction transaction, TargetClaim claim, ContentHash version, Seen? seen, CancellationToken cancellationToken) =>
        SqlStatements.Execute(
            connection,
            transaction,
            $"""
            insert into {Table} (task_key, task, version, run, attempt) values (@k, @task, @version, @run, @attempt)
            on conflict (task_key) do update set task = excluded.task, version = excluded.version, run = excluded.run, attempt = excluded.attempt
            where {Table}.run < @run or ({Table}.run = @run and {Table}.attempt <= @attempt)
            or ({Table}.version = @seen_version and {Table}.run = @seen_run and {Table}.attempt = @seen_attempt)
            """,
            cancellationToken,
            ("@k", claim.Task.Key.ToString()),
            ("@task", claim.TaskText),
            ("@version", version.ToString()),
            ("@run", claim.Run),
            ("@attempt", claim.Attempt),
            ("@seen_version", seen?.Version ?? ""),
            ("@seen_run", seen?.Run ?? -1),
            ("@seen_attempt", seen?.Attempt ?? -1)) == 1;

    /// <summary>Notes that a task has replaced a partition: of another one that had, the marker is removed.</summary>
    public static void Take(DbConnection connection, DbTransaction transaction, TargetClaim claim, string place, CancellationToken cancellationToken)
    {
        var key = claim.Task.Key.ToString();
        SqlStatements.Execute(
            connection,
            transaction,
            $"delete from {Table} where task_key <> @k and task_key in (select task_key from {Places} where place = @place)",
            cancellationToken,
            ("@k", key),
            ("@place", place));
        SqlStatements.Execute(
            connection, transaction, $"insert into {Places} (place, task_key) values (@place, @k) on conflict (place) do update set task_key = excluded.task_key", cancellationToken, ("@k", key), ("@place", place));
    }
}
