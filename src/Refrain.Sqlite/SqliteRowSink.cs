using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Refrain.Targets;
using SQLitePCL;

namespace Refrain.Sqlite;

/// <summary>Inserts rows by one prepared statement. The values are bound where they were encoded, without becoming objects on the way.</summary>
internal sealed class SqliteRowSink : SqlRowSink
{
    private static readonly DateTime s_epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly SqlColumn[] _columns;

    public SqliteRowSink(sqlite3 database, SqlWrite write)
    {
        _database = database;
        _columns = [.. write.Columns];
        var values = string.Join(", ", _columns.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"?{i + 1}")));
        Check(raw.sqlite3_prepare_v2(database, $"insert into {SqlTarget.Quote(write.Table)} ({write.ColumnList}) values ({values}){write.OnConflict}", out _statement));
    }

    public override void Take(ReadOnlySpan<byte> rows)
    {
        while (!rows.IsEmpty)
        {
            rows = rows[2..];
            for (var i = 0; i < _columns.Length; i++)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(rows);
                rows = rows[4..];
                if (length < 0)
                {
                    Check(raw.sqlite3_bind_null(_statement, i + 1));
                    continue;
                }

                Check(Bind(i, rows[..length]));
                rows = rows[length..];
            }

            var result = raw.sqlite3_step(_statement);
            if (result != raw.SQLITE_DONE)
                Check(result);
            Check(raw.sqlite3_reset(_statement));
        }
    }

    public override void Complete()
    {
    }

    protected override void Dispose(bool disposing) => _statement.Dispose();

    private int Bind(int column, ReadOnlySpan<byte> value)
    {
        var parameter = column + 1;
        return _columns[column].Type switch
        {
            SqlType.Boolean => raw.sqlite3_bind_int64(_statement, parameter, value[0]),
            SqlType.Int16 => raw.sqlite3_bind_int64(_statement, parameter, BinaryPrimitives.ReadInt16BigEndian(value)),
            SqlType.Int32 => raw.sqlite3_bind_int64(_statement, parameter, BinaryPrimitives.ReadInt32BigEndian(value)),
            SqlType.Int64 => raw.sqlite3_bind_int64(_statement, parameter, BinaryPrimitives.ReadInt64BigEndian(value)),
            SqlType.Single => raw.sqlite3_bind_double(_statement, parameter, Number(column, BinaryPrimitives.ReadSingleBigEndian(value))),
            SqlType.Double => raw.sqlite3_bind_double(_statement, parameter, Number(column, BinaryPrimitives.ReadDoubleBigEndian(value))),
            SqlType.Text => raw.sqlite3_bind_text(_statement, parameter, value),
            SqlType.Bytes => value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0) : raw.sqlite3_bind_blob(_statement, parameter, value),
            SqlType.Decimal => Text(parameter, SqliteText.Of(SqlNumeric.Read(value))),
            SqlType.Guid => Text(parameter, new Guid(value, bigEndian: true).ToString()),
            SqlType.Date => Text(parameter, SqliteText.Of(DateOnly.FromDateTime(s_epoch).AddDays(BinaryPrimitives.ReadInt32BigEndian(value)))),
            SqlType.Time => Text(parameter, SqliteText.Of(new TimeOnly(BinaryPrimitives.ReadInt64BigEndian(value) * TimeSpan.TicksPerMicrosecond))),
            SqlType.DateTime => Text(parameter, SqliteText.Of(Time(value))),
            SqlType.DateTimeOffset => Text(parameter, SqliteText.Of(new DateTimeOffset(Time(value), TimeSpan.Zero))),
            _ => throw new NotSupportedException($"There is no column of {_columns[column].Type}."),
        };
    }

    private static DateTime Time(ReadOnlySpan<byte> value) => s_epoch.AddTicks(BinaryPrimitives.ReadInt64BigEndian(value) * TimeSpan.TicksPerMicrosecond);

    private int Text(int parameter, string value)
    {
        Span<byte> bytes = stackalloc byte[64];
        return raw.sqlite3_bind_text(_statement, parameter, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
    }

    /// <summary>SQLite takes no number for nothing, and nothing back would not be what was written.</summary>
    private double Number(int column, double value) => !double.IsNaN(value)
        ? value
        : throw new TargetException($"SQLite has no value that is not a number (NaN): column '{_columns[column].Name}' cannot hold it.");

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, _database);
    }
}
