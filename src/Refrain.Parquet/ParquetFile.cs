namespace Refrain.Parquet;

/// <summary>
/// A Parquet file that is a task's output, or with <see cref="PlaceAttribute"/> a file at a place of your choice. It is written as <see cref="OutputFile"/> is: it becomes the artifact, whole, when
/// <c>Run</c> has ended well. Not thread-safe.
/// </summary>
/// <typeparam name="TRow">The row type; its members are the columns.</typeparam>
/// <remarks>
/// Row groups have 65,536 rows, or fewer whose text and bytes are 64 MiB; one is in memory at a time. Pages are compressed by Snappy. The same rows give the same bytes with the same version of
/// Parquet.Net, whose name and version are in the file.
/// </remarks>
public abstract class ParquetFile<TRow>
{
    private protected ParquetFile()
    {
    }

    /// <summary>Writes the whole file.</summary>
    /// <param name="rows">The rows, enumerated once.</param>
    /// <exception cref="ParquetException">A value is not one that the file can give back as it is.</exception>
    /// <exception cref="InvalidOperationException">The file was written already.</exception>
    public abstract void Write(IEnumerable<TRow> rows);

    /// <inheritdoc cref="Write"/>
    /// <param name="rows">The rows, enumerated once.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public abstract Task WriteAsync(IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken = default);
}
