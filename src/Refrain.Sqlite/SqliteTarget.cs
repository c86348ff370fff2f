using System.Data.Common;
using Microsoft.Data.Sqlite;
using Refrain.Targets;

namespace Refrain.Sqlite;

/// <summary>
/// A SQLite database that tasks write to. It is made when something is first written, with a write-ahead log, so that what was there is read while a task writes; the mode of one that is there is left as it is. Thread-safe.
/// </summary>
/// <remarks>SQLite has one writer at a time: a task that writes waits until the one before has committed, however long that takes.</remarks>
public sealed class SqliteTarget : SqlTarget, IDisposable
{
    private const int SecondsBetweenLooks = 1;

    private readonly string _path;
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Makes the target; nothing is opened yet.</summary>
    /// <param name="path">The database's file, in a folder that is there.</param>
    public SqliteTarget(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = Path.GetFullPath(path);
    }

    /// <summary>Lets go of what it has for itself.</summary>
    public void Dispose() => _writing.Dispose();

    /// <inheritdoc/>
    protected override bool Exists() => File.Exists(_path);

    /// <inheritdoc/>
    protected override DbConnection Connect(bool toWrite, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = toWrite ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly,
            DefaultTimeout = SecondsBetweenLooks,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            if (toWrite && (long)Scalar(connection, "pragma page_count")! == 0)
                Scalar(connection, "pragma journal_mode = wal");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override DbTransaction BeginWriting(DbConnection connection, CancellationToken cancellationToken)
    {
        // Of this process one at a time, in turn; the writers of others are asked again and again.
        _writing.Wait(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    return ((SqliteConnection)connection).BeginTransaction(deferred: false);
                }
                catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        catch
        {
            _writing.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void EndWriting() => _writing.Release();

    /// <inheritdoc/>
    protected override string TypeOf(SqlType type) => type switch
    {
        SqlType.Boolean or SqlType.Int16 or SqlType.Int32 or SqlType.Int64 => "INTEGER",
        SqlType.Single or SqlType.Double => "REAL",
        SqlType.Bytes => "BLOB",
        _ => "TEXT",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<SqlFoundColumn> ColumnsOf(DbConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select name, type, \"notnull\", dflt_value is not null, pk from pragma_table_info($table)";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("$table", table);
        command.Parameters.Add(parameter);
        using var reader = command.ExecuteReader();
        var columns = new List<SqlFoundColumn>();
        while (reader.Read())
            columns.Add(new(reader.GetString(0), reader.GetString(1), reader.GetInt64(2) == 0, reader.GetInt64(3) != 0));
        return columns;
    }

    /// <inheritdoc/>
    protected override SqlRowSink CreateSink(DbConnection connection, DbTransaction transaction, SqlWrite write) =>
        new SqliteRowSink(((SqliteConnection)connection).Handle!, write);

    /// <inheritdoc/>
    protected override object ToParameter(object value) => value switch
    {
        bool truth => truth ? 1L : 0L,
        decimal number => SqliteText.Of(number),
        Guid id => id.ToString(),
        DateOnly day => SqliteText.Of(day),
        TimeOnly time => SqliteText.Of(time),
        DateTime time => SqliteText.Of(time),
        DateTimeOffset time => SqliteText.Of(time),
        _ => value,
    };

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
