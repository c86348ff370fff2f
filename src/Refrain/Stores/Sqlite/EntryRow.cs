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
    private const string OutsideOfCalendar = "(a time lies outside of the calendar)";

    /// <summary>Runs <c>INSERT INTO artifact(id, Columns…, bytes)</c> with an entry.</summary>
    public static unsafe void Insert(SqliteStatement insert, long row, CatalogEntry entry, Func<string, long> number, NativeBuffer scratch)
    {
        Span<byte> key = stackalloc byte[TaskKey.Size];
        Span<byte> making = stackalloc byte[PackedMaking.MostBytes];
        entry.Key.CopyTo(key);
        making = making[..PackedMaking.Write(entry, number, making)];
        var message = entry.Message.Span;
        var inputs = ReadOnlySpan<byte>.Empty;
        if (entry.Inputs.Count > 0)
        {
            var room = scratch.Room(PackedInputs.MostBytes(entry.Inputs.Count));
            inputs = room[..PackedInputs.Write(entry.Inputs, number, room)];
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
    /// <param name="traces">Reads what the entry has in common with others.</param>
    /// <param name="messages">Takes the messages of all rows that are read in one go.</param>
    /// <param name="withBytes">Whether to read inline bytes too.</param>
    public static CatalogEntry Read(SqliteStatement row, SqliteDatabase database, SharedTraces traces, Slab messages, bool withBytes) =>
        Read(row, database, traces, MakingOf(row, database), messages, withBytes);

    /// <summary>Reads a row, without inline bytes, into those that are listed together: as it lies there, unless there is something special about it.</summary>
    /// <param name="entries">Where to.</param>
    /// <param name="row">The row.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="traces">Reads what the entry has in common with others.</param>
    /// <param name="messages">Takes the messages of special rows.</param>
    public static void ReadInto(ListedEntries entries, SqliteStatement row, SqliteDatabase database, SharedTraces traces, Slab messages)
    {
        var making = MakingOf(row, database);
        var message = row.Bytes(6);
        if (row.Int32(2) != 0 || !row.IsNull(4) || !row.IsNull(5) || !row.IsNull(8) || message.Length > ListedEntries.MostMessage)
            entries.Add(Read(row, database, traces, making, messages, withBytes: false));
        else
            entries.Add(KeyOf(row, database), traces.Read(row.Int64(1), making, row.Bytes(7)), row.Bytes(3), message);
    }

    private static CatalogEntry Read(SqliteStatement row, SqliteDatabase database, SharedTraces traces, in PackedMaking making, Slab messages, bool withBytes) =>
        traces.Read(row.Int64(1), making, row.Bytes(7)).EntryOf(
            KeyOf(row, database),
            making,
            messages.Copy(row.Bytes(6)),
            row.Int32(2) != 0,
            row.Text(4) is var blob && (blob is null || BlobNames.IsName(blob)) ? blob : throw database.Corrupt("(an entry refers to what cannot be a blob)"),
            row.Text(5),
            row.IsNull(8) ? null : StaleMark.Unpack(row.Bytes(8)) ?? throw database.Corrupt("(an entry's mark makes no sense)"),
            withBytes && !row.IsNull(BytesColumn) ? row.Bytes(BytesColumn).ToArray() : default(ReadOnlyMemory<byte>?));

    private static TaskKey KeyOf(SqliteStatement row, SqliteDatabase database) =>
        row.Bytes(0) is { Length: TaskKey.Size } key ? TaskKey.From(key) : throw database.Corrupt("(an entry's key has another length than 32 bytes)");

    private static PackedMaking MakingOf(SqliteStatement row, SqliteDatabase database)
    {
        if (!PackedMaking.TryRead(row.Bytes(3), out var making))
            throw database.Corrupt("(how an entry was made makes no sense)");
        if (!IsTime(making.Started) || !IsTime(unchecked(making.Started + making.Took)))
            throw database.Corrupt(OutsideOfCalendar);
        return making;
    }

    public static DateTimeOffset Time(long ticks, SqliteDatabase database) => IsTime(ticks) ? PackedMaking.Time(ticks) : throw database.Corrupt(OutsideOfCalendar);

    private static bool IsTime(long ticks) => ticks >= -DateTimeOffset.UnixEpoch.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks;
}
