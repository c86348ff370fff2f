using System.Buffers;

namespace Refrain.Stores;

/// <summary>An entry as a row of the table <c>artifact</c>.</summary>
internal static class EntryRow
{
    /// <summary>All columns but the row's number and the inline bytes.</summary>
    public const string Columns =
        "key, name, kind, dropped, version, fingerprint, task_version, schema, is_rows, format, run, attempt, started, completed, size, blob, stamp, message, inputs, mark";

    /// <summary>Where a query that asks for the row's number has it, after the inline bytes.</summary>
    public const int RowColumn = 21;

    private const int BytesColumn = 20;

    /// <summary>Runs <c>INSERT INTO artifact(id, Columns…, bytes)</c> with an entry.</summary>
    public static unsafe void Insert(SqliteStatement insert, long row, CatalogEntry entry, Func<string, long> number, ArrayBufferWriter<byte> scratch)
    {
        Span<byte> key = stackalloc byte[TaskKey.Size];
        Span<byte> version = stackalloc byte[ContentHash.Size];
        entry.Key.CopyTo(key);
        entry.Version.CopyTo(version);
        var message = entry.Message.Span;
        var inputs = ReadOnlySpan<byte>.Empty;
        if (entry.Inputs.Count > 0)
        {
            PackedInputs.Write(entry.Inputs, number, scratch);
            inputs = scratch.WrittenSpan;
        }

        var inline = entry.Inline;
        var bytes = inline.GetValueOrDefault().Span;

        // All of it is read where it lies, so it stays there until the statement has run.
        fixed (byte* _ = message, __ = inputs, ___ = bytes)
        {
            insert.Bind(1, row);
            insert.BindInPlace(2, key);
            insert.Bind(3, number(entry.Name));
            insert.Bind(4, (long)entry.Kind);
            insert.Bind(5, entry.IsDropped ? 1 : 0);
            insert.BindInPlace(6, version);
            insert.Bind(7, number(entry.Fingerprint));
            insert.Bind(8, entry.TaskVersion);
            insert.Bind(9, number(entry.Schema));
            insert.Bind(10, entry.Rows ? 1 : 0);
            insert.Bind(11, (long)entry.Format);
            insert.Bind(12, entry.Run);
            insert.Bind(13, entry.Attempt);
            insert.Bind(14, Ticks(entry.StartedAt));
            insert.Bind(15, Ticks(entry.CompletedAt));
            insert.Bind(16, entry.Size);
            insert.Bind(17, entry.Blob);
            insert.Bind(18, entry.Stamp);
            insert.BindInPlace(19, message);
            if (inputs.IsEmpty)
                insert.BindNull(20);
            else
                insert.BindInPlace(20, inputs);
            if (entry.Mark is { } mark)
                insert.Bind(21, mark.Pack());
            else
                insert.BindNull(21);
            if (inline is null)
                insert.BindNull(22);
            else
                insert.BindInPlace(22, bytes);
            insert.Run();
        }
    }

    /// <param name="row">The row.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="text">Gives the text of a number.</param>
    /// <param name="inputs">Reads the inputs.</param>
    /// <param name="messages">Takes the messages of all rows that are read in one go.</param>
    /// <param name="withBytes">Whether to read inline bytes too.</param>
    public static CatalogEntry Read(
        SqliteStatement row, SqliteDatabase database, Func<long, string> text, SharedInputs inputs, Slab messages, bool withBytes)
    {
        var key = row.Bytes(0);
        var version = row.Bytes(4);
        if (key.Length != TaskKey.Size || version.Length != ContentHash.Size)
            throw database.Corrupt("(an entry's key or version has another length than 32 bytes)");
        return new()
        {
            Key = TaskKey.From(key),
            Name = text(row.Int64(1)),
            Kind = (TaskKind)row.Int32(2),
            IsDropped = row.Int32(3) != 0,
            Version = ContentHash.From(version),
            Fingerprint = text(row.Int64(5)),
            TaskVersion = row.Int32(6),
            Schema = text(row.Int64(7)),
            Rows = row.Int32(8) != 0,
            Format = (OutputFormat)row.Int32(9),
            Run = row.Int64(10),
            Attempt = row.Int32(11),
            StartedAt = Time(row.Int64(12), database),
            CompletedAt = Time(row.Int64(13), database),
            Size = row.Int64(14) is >= 0 and var size ? size : throw database.Corrupt("(an entry has a negative size)"),
            Blob = row.Text(15) is var blob && (blob is null || BlobNames.IsName(blob)) ? blob : throw database.Corrupt("(an entry refers to what cannot be a blob)"),
            Stamp = row.Text(16),
            Message = messages.Copy(row.Bytes(17)),
            Inputs = inputs.Read(row.Bytes(18), text) ?? throw database.Corrupt("(an entry's inputs make no sense)"),
            Mark = row.IsNull(19) ? null : StaleMark.Unpack(row.Bytes(19)) ?? throw database.Corrupt("(an entry's mark makes no sense)"),
            Inline = withBytes && !row.IsNull(BytesColumn) ? row.Bytes(BytesColumn).ToArray() : default(ReadOnlyMemory<byte>?),
        };
    }

    public static long Ticks(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    public static DateTimeOffset Time(long ticks, SqliteDatabase database) =>
        ticks >= -DateTimeOffset.UnixEpoch.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks
            ? new(DateTimeOffset.UnixEpoch.Ticks + ticks, TimeSpan.Zero)
            : throw database.Corrupt("(a time lies outside of the calendar)");
}
