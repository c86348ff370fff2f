namespace Refrain.Stores;

/// <summary>
/// What an entry says of how it was made, as one run of bytes: nothing is looked for by it, and a column for each would cost more than what is in it. The version; a byte each for the
/// kind, the format and whether it is rows; then, seven bits a byte, the numbers of the fingerprint and the schema in the table of texts, the task's version, the run, the attempt,
/// the size, the start in ticks since 1970, and how long it took.
/// </summary>
internal readonly record struct PackedMaking(
    ContentHash Version, TaskKind Kind, OutputFormat Format, bool Rows, long Fingerprint, long Schema, int TaskVersion, long Run, int Attempt, long Size, long Started, long Took)
{
    /// <summary>Room for any.</summary>
    public const int MostBytes = Fixed + (8 * Varint.MostBytes);

    private const int Fixed = ContentHash.Size + 3;

    /// <summary>Writes what an entry says.</summary>
    /// <returns>How many bytes it takes.</returns>
    public static int Write(CatalogEntry entry, Func<string, long> number, Span<byte> destination)
    {
        entry.Version.CopyTo(destination);
        destination[ContentHash.Size] = (byte)entry.Kind;
        destination[ContentHash.Size + 1] = (byte)entry.Format;
        destination[ContentHash.Size + 2] = entry.Rows ? (byte)1 : (byte)0;
        var length = Fixed;
        length += Varint.Write(destination[length..], (ulong)number(entry.Fingerprint));
        length += Varint.Write(destination[length..], (ulong)number(entry.Schema));
        length += Varint.WriteSigned(destination[length..], entry.TaskVersion);
        length += Varint.WriteSigned(destination[length..], entry.Run);
        length += Varint.WriteSigned(destination[length..], entry.Attempt);
        length += Varint.WriteSigned(destination[length..], entry.Size);
        length += Varint.WriteSigned(destination[length..], Ticks(entry.StartedAt));
        length += Varint.WriteSigned(destination[length..], (entry.CompletedAt - entry.StartedAt).Ticks);
        return length;
    }

    /// <summary>A time as a number of ticks since 1970.</summary>
    public static long Ticks(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    /// <summary>The time of a number of ticks since 1970 of which is known that it lies in the calendar.</summary>
    public static DateTimeOffset Time(long ticks) => new(DateTimeOffset.UnixEpoch.Ticks + ticks, TimeSpan.Zero);

    /// <summary>The version alone, of bytes that make sense.</summary>
    public static ContentHash VersionOf(ReadOnlySpan<byte> bytes) => ContentHash.From(bytes[..ContentHash.Size]);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <returns>Whether the bytes make sense.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out PackedMaking making)
    {
        making = default;
        if (bytes.Length < Fixed)
            return false;
        var head = bytes[..Fixed];
        bytes = bytes[Fixed..];
        if (!Varint.TryRead(ref bytes, out var fingerprint)
            || !Varint.TryRead(ref bytes, out var schema)
            || !Varint.TryReadSigned(ref bytes, out var taskVersion)
            || !Varint.TryReadSigned(ref bytes, out var run)
            || !Varint.TryReadSigned(ref bytes, out var attempt)
            || !Varint.TryReadSigned(ref bytes, out var size)
            || !Varint.TryReadSigned(ref bytes, out var started)
            || !Varint.TryReadSigned(ref bytes, out var took)
            || !bytes.IsEmpty || size < 0 || taskVersion != (int)taskVersion || attempt != (int)attempt)
        {
            return false;
        }

        making = new(
            ContentHash.From(head[..ContentHash.Size]),
            (TaskKind)head[ContentHash.Size],
            (OutputFormat)head[ContentHash.Size + 1],
            head[ContentHash.Size + 2] != 0,
            (long)fingerprint,
            (long)schema,
            (int)taskVersion,
            run,
            (int)attempt,
            size,
            started,
            took);
        return true;
    }
}
