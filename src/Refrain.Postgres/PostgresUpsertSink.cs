using Npgsql;
using Refrain.Targets;

namespace Refrain.Postgres;

/// <summary>Sends rows into a temporary table, and from there into the one that is meant: of each key the last, in the order of the keys, so that two which update the same rows wait for each other in one order.</summary>
internal sealed class PostgresUpsertSink : SqlRowSink
{
    private const string Temporary = "refrain rows";
    private const string Order = "\"refrain order\"";

    private readonly NpgsqlConnection _connection;
    private readonly SqlWrite _write;
    private readonly PostgresCopySink _copy;

    public PostgresUpsertSink(NpgsqlDataSource source, NpgsqlConnection connection, SqlWrite write)
    {
        _connection = connection;
        _write = write;
        var columns = write.Columns.Select(static c => $"{SqlTarget.Quote(c.Name)} {PostgresTypes.Of(c.Type)}");
        Execute($"create temporary table {SqlTarget.Quote(Temporary)} ({string.Join(", ", columns)}, {Order} bigint generated always as identity) on commit drop");
        _copy = new PostgresCopySink(source, connection, Temporary, write.ColumnList, write.CancellationToken);
    }

    public override void Take(ReadOnlySpan<byte> rows) => _copy.Take(rows);

    public override void Complete()
    {
        _copy.Complete();
        var key = string.Join(", ", _write.Key.Select(SqlTarget.Quote));
        Execute($"insert into {SqlTarget.Quote(_write.Table)} ({_write.ColumnList}) select distinct on ({key}) {_write.ColumnList} from {SqlTarget.Quote(Temporary)} order by {key}, {Order} desc{_write.OnConflict}");
        Execute($"drop table {SqlTarget.Quote(Temporary)}");
    }

    protected override void Dispose(bool disposing) => _copy.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        using var cancelling = _write.CancellationToken.UnsafeRegister(static c => ((NpgsqlCommand)c!).Cancel(), command);

        // What is not running yet cannot be cancelled, and is not begun.
        _write.CancellationToken.ThrowIfCancellationRequested();

        command.ExecuteNonQuery();
    }
}
