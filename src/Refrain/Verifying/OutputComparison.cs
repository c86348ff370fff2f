using System.Buffers;
using System.Text.Json;
using Refrain.Codecs;
using Refrain.Stores;

namespace Refrain.Verifying;

/// <summary>Finds where a stored output and the one made again part. Both are read as streams; of rows, one is in memory on each side.</summary>
/// <param name="store">Has the stored one.</param>
/// <param name="entry">Its entry.</param>
/// <param name="again">The other.</param>
internal sealed class OutputComparison(ArtifactStore store, CatalogEntry entry, SpooledOutput again)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Finds the first difference of two outputs whose hashes differ.</summary>
    /// <exception cref="CorruptArtifactException">The stored bytes are not what was committed.</exception>
    public OutputDifference Find()
    {
        var schema = ArtifactSchema.Parse(entry.Schema);
        var difference = FindBytes(schema.Kind == SchemaKind.File);
        return schema.Kind == SchemaKind.File ? difference
            : entry.Rows ? FindRow(schema, difference)
            : Explain(difference, JsonOf(store.OpenRead(entry)), JsonOf(again.OpenRead()));
    }

    private OutputDifference FindBytes(bool withExcerpt)
    {
        using var stored = store.OpenRead(entry);
        using var made = again.OpenRead();
        var one = ArrayPool<byte>.Shared.Rent(BufferSize);
        var other = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (var offset = 0L; ;)
            {
                var left = one.AsSpan(0, stored.ReadAtLeast(one.AsSpan(0, BufferSize), BufferSize, throwOnEndOfStream: false));
                var right = other.AsSpan(0, made.ReadAtLeast(other.AsSpan(0, BufferSize), BufferSize, throwOnEndOfStream: false));
                var same = left.CommonPrefixLength(right);
                offset += same;
                if (same == BufferSize)
                    continue;

                // The difference is one only if the stored bytes are those that were committed.
                stored.VerifyRest();
                var (storedText, madeText) = withExcerpt ? Excerpt.OfBytes(left, right, same) : (null, null);
                return new(offset, entry.Size, again.Size, Row: null, Path: null, storedText, madeText);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(one);
            ArrayPool<byte>.Shared.Return(other);
        }
    }

    private OutputDifference FindRow(ArtifactSchema schema, OutputDifference difference)
    {
        using var stored = store.OpenRead(entry);
        using var made = again.OpenRead();
        using var left = new JsonRows(schema, entry.Format, stored);
        using var right = new JsonRows(schema, entry.Format, made);
        for (var row = 1L; ; row++)
        {
            var isLeft = left.Next();
            var isRight = right.Next();
            if (isLeft && isRight && left.Current.SequenceEqual(right.Current))
                continue;
            if (!isLeft && !isRight)
                return difference; // the same rows in other bytes: there is no row to show

            difference = difference with { Row = row };
            return isLeft && isRight ? Explain(difference, left.Current.ToArray(), right.Current.ToArray())
                : isLeft ? difference with { Stored = Excerpt.OfText(left.Current) }
                : difference with { Again = Excerpt.OfText(right.Current) };
        }
    }

    private static OutputDifference Explain(OutputDifference difference, ReadOnlyMemory<byte> stored, ReadOnlyMemory<byte> made)
    {
        if (stored.Span.SequenceEqual(made.Span))
            return difference;
        var (storedText, madeText) = Excerpt.OfText(stored.Span, made.Span);
        return difference with { Path = JsonDifference.PathOf(stored, made), Stored = storedText, Again = madeText };
    }

    private ReadOnlyMemory<byte> JsonOf(Stream artifact)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (artifact)
        using (var json = new Utf8JsonWriter(buffer))
            ArtifactJson.Write(entry.Schema, rows: false, entry.Format, artifact, json);
        return buffer.WrittenMemory;
    }
}
