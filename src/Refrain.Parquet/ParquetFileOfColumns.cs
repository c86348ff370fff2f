using Parquet;

namespace Refrain.Parquet;

/// <summary>The file with the columns that were generated for its row type. Made by generated code.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TColumns">Its columns.</typeparam>
/// <param name="file">What is written.</param>
public sealed class ParquetFile<TRow, TColumns>(OutputFile file) : ParquetFile<TRow>
    where TColumns : struct, IParquetRow<TRow>
{
    /// <inheritdoc/>
    public override void Write(IEnumerable<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);

        // All that it awaits is the file, which is written without waiting.
        WriteAllAsync(rows.ToAsyncEnumerable(), CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public override Task WriteAsync(IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return WriteAllAsync(rows, cancellationToken);
    }

    private async Task WriteAllAsync(IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        // Where that fails, the stream stays open: a task that passes over it and ends well has not written its output to the end, and nobody must take it for whole.
        var stream = file.OpenWrite();
        var writer = new ParquetRowWriter(TColumns.Columns);
        await using (var parquet = await ParquetWriter.CreateAsync(writer.Schema, stream, cancellationToken: cancellationToken))
        {
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                if (row is null)
                    throw writer.Refuse("it is null, which no row can be");
                TColumns.Write(writer, row);
                writer.EndRow();
                if (writer.IsFull)
                    await writer.FlushAsync(parquet, cancellationToken);
            }

            await writer.FlushAsync(parquet, cancellationToken);
        }

        await stream.DisposeAsync();
    }
}
