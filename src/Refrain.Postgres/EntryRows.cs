using System.Buffers.Binary;
using Npgsql;
using Refrain.Stores;

namespace Refrain.Postgres;

/// <summary>Entries as the columns that a statement takes them in, each column an array.</summary>
internal sealed class EntryRows
{
    /// <summary>The columns, in the order of the parameters; the first is the entry's key.</summary>
    public const string Columns =
        "key, name, kind, dropped, version, fingerprint, task_version, schema, is_rows, format, run, attempt, started, completed, size, blob, stamp, message, input_keys, inputs, mark, bytes";

    /// <summary>The same as a table: <c>unnest</c> of the parameters, with a number for each row.</summary>
    public const string Table =
        "unnest($1::bytea[], $2::bigint[], $3::smallint[], $4::boolean[], $5::bytea[], $6::bigint[], $7::integer[], $8::bigint[], $9::boolean[], $10::smallint[], $11::bigint[], $12::integer[], "
        + "$13::bigint[], $14::bigint[], $15::bigint[], $16::text[], $17::text[], $18::bytea[], $19::bytea[], $20::bytea[], $21::bytea[], $22::bytea[]) WITH ORDINALITY AS g(" + Columns + ", n)";

    /// <summary>How many parameters they are.</summary>
    public const int Count = 22;

    /// <summary>What an input takes beside its key: its version, and the number of its requirement's name.</summary>
    internal const int InputSize = ContentHash.Size + sizeof(long);

    /// <summary>Adds the parameters of the entries at some positions.</summary>
    public static void Add(NpgsqlBatchCommand command, IReadOnlyList<CatalogEntry> entries, IReadOnlyList<int> positions, TextTable texts)
    {
        var count = positions.Count;
        var hashes = new byte[count * (TaskKey.Size + ContentHash.Size)];
        var (keys, versions) = (new ReadOnlyMemory<byte>[count], new ReadOnlyMemory<byte>[count]);
        var (names, fingerprints, schemas) = (new long[count], new long[count], new long[count]);
        var (kinds, formats) = (new short[count], new short[count]);
        var (dropped, rows) = (new bool[count], new bool[count]);
        var (taskVersions, attempts) = (new int[count], new int[count]);
        var (runs, started, completed, sizes) = (new long[count], new long[count], new long[count], new long[count]);
        var (blobs, stamps) = (new string?[count], new string?[count]);
        var (messages, inputKeys, inputs) = (new ReadOnlyMemory<byte>[count], new ReadOnlyMemory<byte>[count], new ReadOnlyMemory<byte>[count]);
        var (marks, bytes) = (new ReadOnlyMemory<byte>?[count], new ReadOnlyMemory<byte>?[count]);
        for (var i = 0; i < count; i++)
        {
            var entry = entries[positions[i]];
            var at = i * (TaskKey.Size + ContentHash.Size);
            entry.Key.CopyTo(hashes.AsSpan(at));
            entry.Version.CopyTo(hashes.AsSpan(at + TaskKey.Size));
            keys[i] = hashes.AsMemory(at, TaskKey.Size);
            versions[i] = hashes.AsMemory(at + TaskKey.Size, ContentHash.Size);
            (names[i], fingerprints[i], schemas[i]) = (texts.Number(entry.Name), texts.Number(entry.Fingerprint), texts.Number(entry.Schema));
            (kinds[i], formats[i], dropped[i], rows[i]) = ((short)entry.Kind, (short)entry.Format, entry.IsDropped, entry.Rows);
            (taskVersions[i], runs[i], attempts[i], sizes[i]) = (entry.TaskVersion, entry.Run, entry.Attempt, entry.Size);
            (started[i], completed[i]) = (Parameters.Ticks(entry.StartedAt), Parameters.Ticks(entry.CompletedAt));
            blobs[i] = entry.Blob is { } blob ? EscapedText.Write(blob) : null;
            stamps[i] = entry.Stamp is { } stamp ? EscapedText.Write(stamp) : null;
            messages[i] = entry.Message;
            (inputKeys[i], inputs[i]) = Pack(entry.Inputs, texts);
            marks[i] = entry.Mark is { } mark ? mark.Pack() : default(ReadOnlyMemory<byte>?);
            bytes[i] = entry.Inline;
        }

        command.AddBytes(keys).Add(names).Add(kinds).Add(dropped).AddBytes(versions).Add(fingerprints).Add(taskVersions).Add(schemas).Add(rows).Add(formats).Add(runs).Add(attempts)
            .Add(started).Add(completed).Add(sizes).AddTexts(blobs).AddTexts(stamps).AddBytes(messages).AddBytes(inputKeys).AddBytes(inputs).AddBytes(marks).AddBytes(bytes);
    }

    /// <summary>Inputs as two runs of bytes: the keys, and what else there is of them.</summary>
    private static (ReadOnlyMemory<byte> Keys, ReadOnlyMemory<byte> Other) Pack(IReadOnlyList<CatalogInput> inputs, TextTable texts)
    {
        if (inputs.Count == 0)
            return default;
        var bytes = new byte[inputs.Count * (TaskKey.Size + InputSize)];
        var keys = bytes.AsMemory(0, inputs.Count * TaskKey.Size);
        var rest = bytes.AsMemory(keys.Length);
        for (var i = 0; i < inputs.Count; i++)
        {
            var input = inputs[i];
            input.Key.CopyTo(keys.Span[(i * TaskKey.Size)..]);
            var at = rest.Span[(i * InputSize)..];
            input.Version.CopyTo(at);
            BinaryPrimitives.WriteInt64BigEndian(at[ContentHash.Size..], texts.Number(input.Requirement));
        }

        return (keys, rest);
    }
}
