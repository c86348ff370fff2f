using System.Buffers;

namespace Refrain.Stores;

/// <summary>An entry as a row of the table <c>artifact</c>.</summary>
internal static class EntryRow
{
    /// <summary>All columns but the row's number and the inline bytes.</summary>
    public const string Columns =
        "key, name, dropped, made, blob, stamp, message, inputs, mark";

    /// <summary>Where a query that asks for the row's number has it, after the inline bytes.</summary>
    public const int RowColumn = 10;

    private const int BytesColumn = 9;

    /// <summary>Runs <c>INSERT INTO artifact(id, Columns…, bytes)</c> with an entry.</summary>
    public static unsafe void Insert(SqliteStatement insert, long row, CatalogEntry entry, Func<string, long> number, ArrayBufferWriter<byte> scratch)
    {
        Span<byte> key = stackalloc byte[TaskKey.Size];
        Span<byte> making = stackalloc byte[PackedMaking.MostBytes];
        entry.Key.CopyTo(key);
        making = making[..PackedMaking.Write(entry, number, making)];
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
            insert.Bind(4, entry.IsDropped ? 1 : 0);
            insert.BindInPlace(5, making);
            insert.Bind(6, entry.Blob);
            insert.Bind(7, entry.Stamp);
            insert.BindInPlace(8, message);
            if (inputs.IsEmpty)
                insert.BindNull(9);
            else
                insert.BindInPlace(9, inputs);
            if (entry.Mark is { } mark)
                insert.Bind(10, mark.Pack());
            else
                insert.BindNull(10);
            if (inline is null)
                insert.BindNull(11);
            else
                insert.BindInPlace(11, bytes);
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
        if (key.Length != TaskKey.Size)
            throw database.Corrupt("(an entry's key has another length than 32 bytes)");
        if (!PackedMaking.TryRead(row.Bytes(3), out var made))
            throw database.Corrupt("(how an entry was made makes no sense)");
        return new()
        {
            Key = TaskKey.From(key),
            Name = text(row.Int64(1)),
            Kind = made.Kind,
            IsDropped = row.Int32(2) != 0,
            Version = made.Version,
            Fingerprint = text(made.Fingerprint),
            TaskVersion = made.TaskVersion,
            Schema = text(made.Schema),
            Rows = made.Rows,
            Format = made.Format,
            Run = made.Run,
            Attempt = made.Attempt,
            StartedAt = Time(made.Started, database),
            CompletedAt = Time(unchecked(made.Started + made.Took), database),
            Size = made.Size,
            Blob = row.Text(4) is var blob && (blob is null || BlobNames.IsName(blob)) ? blob : throw database.Corrupt("(an entry refers to what cannot be a blob)"),
            Stamp = row.Text(5),
            Message = messages.Copy(row.Bytes(6)),
            Inputs = inputs.Read(row.Bytes(7), text) ?? throw database.Corrupt("(an entry's inputs make no sense)"),
            Mark = row.IsNull(8) ? null : StaleMark.Unpack(row.Bytes(8)) ?? throw database.Corrupt("(an entry's mark makes no sense)"),
            Inline = withBytes && !row.IsNull(BytesColumn) ? row.Bytes(BytesColumn).ToArray() : default(ReadOnlyMemory<byte>?),
        };
    }

    public static long Ticks(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    public static DateTimeOffset Time(long ticks, SqliteDatabase database) =>
        ticks >= -DateTimeOffset.UnixEpoch.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks
            ? new(DateTimeOffset.UnixEpoch.Ticks + ticks, TimeSpan.Zero)
            : throw database.Corrupt("(a time lies outside of the calendar)");
}
