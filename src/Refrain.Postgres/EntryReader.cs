using System.Buffers.Binary;
using Npgsql;
using Refrain.Stores;

namespace Refrain.Postgres;

/// <summary>Reads entries from rows. Entries with the same short inputs share them, where they are read near each other. Used by one thread at a time.</summary>
internal sealed class EntryReader(TextTable texts, PostgresPlace place)
{
    /// <summary>What is read of an entry, in order; the inline bytes, if they are wanted, come last.</summary>
    public const string Columns =
        "a.key, a.name, a.kind, a.dropped, a.version, a.fingerprint, a.task_version, a.schema, a.is_rows, a.format, a.run, a.attempt, a.started, a.completed, a.size, a.blob, a.stamp, a.message, a.input_keys, a.inputs, a.mark";

    private const int BytesColumn = 21;
    private const int Slots = 256;
    private const int MostShared = 8;

    private readonly (byte[] Keys, byte[] Other, CatalogInput[] Inputs)[] _slots = new (byte[], byte[], CatalogInput[])[Slots];

    /// <summary>Reads the row that a reader stands at.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">Which column the entry's first is.</param>
    /// <param name="withBytes">Whether the inline bytes were asked for.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>Whether it could be read: not if it has texts that have to be loaded first. Then it can be read again.</returns>
    /// <exception cref="StoreCorruptException">The row makes no sense.</exception>
    public bool TryRead(NpgsqlDataReader row, int first, bool withBytes, out CatalogEntry entry)
    {
        entry = null!;
        var keys = row.GetFieldValue<byte[]>(first + 18);
        var rest = row.GetFieldValue<byte[]>(first + 19);
        if (!texts.TryGet(row.GetInt64(first + 1), out var name) || !texts.TryGet(row.GetInt64(first + 5), out var fingerprint) || !texts.TryGet(row.GetInt64(first + 7), out var schema) || Inputs(keys, rest) is not { } inputs)
            return false;
        var key = row.GetFieldValue<byte[]>(first);
        var version = row.GetFieldValue<byte[]>(first + 4);
        if (key.Length != TaskKey.Size || version.Length != ContentHash.Size)
            throw place.Corrupt("(an entry's key or version has another length than 32 bytes)");
        entry = new()
        {
            Key = TaskKey.From(key),
            Name = name,
            Kind = (TaskKind)row.GetInt16(first + 2),
            IsDropped = row.GetBoolean(first + 3),
            Version = ContentHash.From(version),
            Fingerprint = fingerprint,
            TaskVersion = row.GetInt32(first + 6),
            Schema = schema,
            Rows = row.GetBoolean(first + 8),
            Format = (OutputFormat)row.GetInt16(first + 9),
            Run = row.GetInt64(first + 10),
            Attempt = row.GetInt32(first + 11),
            StartedAt = Time(row.GetInt64(first + 12), place),
            CompletedAt = Time(row.GetInt64(first + 13), place),
            Size = row.GetInt64(first + 14),
            Blob = Text(row, first + 15, place),
            Stamp = Text(row, first + 16, place),
            Message = row.GetFieldValue<byte[]>(first + 17),
            Inputs = inputs,
            Mark = row.IsDBNull(first + 20) ? null : StaleMark.Unpack(row.GetFieldValue<byte[]>(first + 20)) ?? throw place.Corrupt("(an entry's mark makes no sense)"),
            Inline = withBytes && !row.IsDBNull(first + BytesColumn) ? row.GetFieldValue<byte[]>(first + BytesColumn) : default(ReadOnlyMemory<byte>?),
        };
        return true;
    }

    public static DateTimeOffset Time(long ticks, PostgresPlace place) =>
        ticks >= -DateTimeOffset.UnixEpoch.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks
            ? new(DateTimeOffset.UnixEpoch.Ticks + ticks, TimeSpan.Zero)
            : throw place.Corrupt("(a time lies outside of the calendar)");

    public static string? Text(NpgsqlDataReader row, int column, PostgresPlace place) =>
        row.IsDBNull(column) ? null : EscapedText.Read(row.GetString(column)) ?? throw place.Corrupt("(a text makes no sense)");

    /// <returns><see langword="null"/> if a text is not known.</returns>
    private IReadOnlyList<CatalogInput>? Inputs(byte[] keys, byte[] rest)
    {
        if (keys.Length % TaskKey.Size != 0 || rest.Length != keys.Length / TaskKey.Size * EntryRows.InputSize)
            throw place.Corrupt("(an entry's inputs make no sense)");
        if (keys.Length == 0)
            return [];
        if (keys.Length > MostShared * TaskKey.Size)
            return Unpack(keys, rest);

        // They begin with a key, which is a hash already.
        ref var slot = ref _slots[keys[0]];
        if (slot.Keys is not null && keys.AsSpan().SequenceEqual(slot.Keys) && rest.AsSpan().SequenceEqual(slot.Other))
            return slot.Inputs;
        var inputs = Unpack(keys, rest);
        if (inputs is not null)
            slot = (keys, rest, inputs);
        return inputs;
    }

    private CatalogInput[]? Unpack(ReadOnlySpan<byte> keys, ReadOnlySpan<byte> rest)
    {
        var inputs = new CatalogInput[keys.Length / TaskKey.Size];
        for (var i = 0; i < inputs.Length; i++)
        {
            var one = rest.Slice(i * EntryRows.InputSize, EntryRows.InputSize);
            if (!texts.TryGet(BinaryPrimitives.ReadInt64BigEndian(one[ContentHash.Size..]), out var requirement))
                return null;
            inputs[i] = new(TaskKey.From(keys.Slice(i * TaskKey.Size, TaskKey.Size)), ContentHash.From(one[..ContentHash.Size]), requirement);
        }

        return inputs;
    }
}
