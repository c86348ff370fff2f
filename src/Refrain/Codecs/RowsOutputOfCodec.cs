using System.Runtime.CompilerServices;

namespace Refrain.Codecs;

/// <summary>The codec of tasks whose output is a sequence of rows, compiled for the codec of the rows.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
/// <typeparam name="TCodec">The codec of a row.</typeparam>
public sealed class RowsOutput<TRow, TCodec> : RowsOutput<TRow>
    where TCodec : struct, IValueCodec<TRow>
{
    /// <summary>Makes the codec.</summary>
    /// <param name="format">How the bytes are laid out.</param>
    public RowsOutput(OutputFormat format = OutputFormat.Binary)
        : base(TCodec.Schema, format)
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override long WriteRows(IEnumerable<TRow> rows, Stream destination, CancellationToken cancellationToken = default)
    {
        using var blocks = Writer(destination);
        switch (rows)
        {
            case TRow[] array:
                Write(blocks, array, cancellationToken);
                break;
            case List<TRow> list:
                Write(blocks, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list), cancellationToken);
                break;
            default:
                foreach (var row in rows)
                {
                    // Asked for each row: what makes a row may take long.
                    cancellationToken.ThrowIfCancellationRequested();
                    Write(blocks, row);
                }

                break;
        }

        blocks.End();
        return blocks.Rows;
    }

    /// <inheritdoc/>
    public override async ValueTask<long> WriteRowsAsync(
        IAsyncEnumerable<TRow> rows, Stream destination, CancellationToken cancellationToken = default)
    {
        using var blocks = Writer(destination);
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(blocks, row);
        }

        blocks.End();
        return blocks.Rows;
    }

    /// <inheritdoc/>
    public override IEnumerable<TRow> ReadRows(Func<Stream> open) => new RowSequence<TRow, TCodec>(() => Reader(open()));

    /// <inheritdoc/>
    public override IAsyncEnumerable<TRow> ReadRowsAsync(Func<Stream> open, CancellationToken cancellationToken = default) =>
        new RowSequence<TRow, TCodec>(() => Reader(open())).ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public override IReadOnlyList<TRow> ReadList(Stream source)
    {
        using var blocks = Reader(source);
        var rows = new List<TRow>();
        while (blocks.Next())
        {
            var reader = new ValueReader(blocks.Block);
            var before = rows.Count;
            if (rows.Capacity - before < blocks.RowCount)
                rows.EnsureCapacity(Math.Max(before + blocks.RowCount, (int)Math.Min(Array.MaxLength, 2L * rows.Capacity)));
            for (var left = blocks.RowCount; left > 0; left--)
                rows.Add(TCodec.Read(ref reader));
            reader.End();
        }

        return rows;
    }

    private static void Write(RowBlockWriter blocks, ReadOnlySpan<TRow> rows, CancellationToken cancellationToken)
    {
        var writer = blocks.Begin();
        var start = writer.Length;
        var before = blocks.Rows;
        try
        {
            foreach (var row in rows)
            {
                start = writer.Length;
                TCodec.Write(ref writer, row);
                if (blocks.EndRow(ref writer))
                    cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (InvalidOperationException e) when (NullPlace.IsIn(e))
        {
            throw NullPlace.At(e, TCodec.Schema, writer.WrittenSpan[start..], rows[(int)(blocks.Rows - before)] is null, blocks.Rows + 1);
        }
        finally
        {
            blocks.Keep(ref writer);
        }
    }

    private static void Write(RowBlockWriter blocks, TRow row)
    {
        var writer = blocks.Begin();
        var start = writer.Length;
        try
        {
            TCodec.Write(ref writer, row);
            blocks.EndRow(ref writer);
        }
        catch (InvalidOperationException e) when (NullPlace.IsIn(e))
        {
            throw NullPlace.At(e, TCodec.Schema, writer.WrittenSpan[start..], row is null, blocks.Rows + 1);
        }
        finally
        {
            blocks.Keep(ref writer);
        }
    }

    private RowBlockWriter Writer(Stream destination) =>
        RowBlocks.Writer(Format, destination, Schema);

    private RowBlockReader Reader(Stream source) =>
        RowBlocks.Reader(Format, source, Schema);
}
