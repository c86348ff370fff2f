using System.Data;
using System.Data.Common;
using System.Text;
using Npgsql;
using Refrain.Targets;

namespace Refrain.Postgres;

/// <summary>A PostgreSQL database that tasks write to: rows come in by binary <c>COPY</c>. Tables are those that the connection's search path finds. Thread-safe.</summary>
/// <param name="source">How to connect; it stays the caller's.</param>
/// <remarks>Tasks that replace different partitions write at the same time. Who replaces a partition that another connection replaces waits for that one's end.</remarks>
public sealed class PostgresTarget(NpgsqlDataSource source) : SqlTarget
{
    private const int MostNameBytes = 63;

    /// <inheritdoc/>
    protected override DbConnection Connect(bool toWrite, CancellationToken cancellationToken) => source.OpenConnection();

    /// <inheritdoc/>
    protected override DbTransaction BeginWriting(DbConnection connection, CancellationToken cancellationToken) =>
        // Each statement sees what was committed before it, whatever the database's default: who has waited for a lock sees what it has waited for.
        connection.BeginTransaction(IsolationLevel.ReadCommitted);

    /// <inheritdoc/>
    protected override void Lock(DbConnection connection, DbTransaction transaction, string what, CancellationToken cancellationToken)
    {
        using var command = (NpgsqlCommand)connection.CreateCommand();
        command.CommandText = "select pg_advisory_xact_lock(hashtextextended(@what, 0))";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("what", "refrain: " + what);
        using var cancelling = cancellationToken.UnsafeRegister(static c => ((NpgsqlCommand)c!).Cancel(), command);

        // What is not running yet cannot be cancelled, and is not begun.
        cancellationToken.ThrowIfCancellationRequested();

        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    protected override string TypeOf(SqlType type) => PostgresTypes.Of(type);

    /// <inheritdoc/>
    protected override IReadOnlyList<SqlFoundColumn> ColumnsOf(DbConnection connection, string table)
    {
        using var command = (NpgsqlCommand)connection.CreateCommand();
        command.CommandText = """
            select attname, format_type(atttypid, atttypmod), not attnotnull, atthasdef or attidentity <> ''
            from pg_attribute where attrelid = to_regclass(quote_ident(@table)) and attnum > 0 and not attisdropped order by attnum
            """;
        command.Parameters.AddWithValue("table", table);
        using var reader = command.ExecuteReader();
        var columns = new List<SqlFoundColumn>();
        while (reader.Read())
            columns.Add(new(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3)));
        return columns;
    }

    /// <inheritdoc/>
    protected override SqlRowSink CreateSink(DbConnection connection, DbTransaction transaction, SqlWrite write) => write.IsUpsert
        ? new PostgresUpsertSink(source, (NpgsqlConnection)connection, write)
        : new PostgresCopySink(source, (NpgsqlConnection)connection, write.Table, write.ColumnList, write.CancellationToken);

    /// <inheritdoc/>
    protected override object ToParameter(object value) => value switch
    {
        DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Unspecified),
        DateTimeOffset time => time.ToUniversalTime(),
        _ => value,
    };

    /// <inheritdoc/>
    protected override void CheckName(string identifier)
    {
        if (Encoding.UTF8.GetByteCount(identifier) > MostNameBytes)
            throw new TargetException($"The name '{identifier}' is longer than {MostNameBytes} bytes of UTF-8, and PostgreSQL would cut it. Give the table or column a shorter one: [Table(\"...\")], [Column(\"...\")].");
    }
}
