using System.Collections;
using System.Globalization;
using Parquet;

namespace Refrain.Parquet;

/// <summary>
/// The rows of a file. A Parquet file is read from its end, and what comes from a store is checked from its beginning, so the first enumeration copies the file to the task's scratch folder.
/// May be enumerated again, and from several threads at once.
/// </summary>
/// <param name="open">Opens the file from its beginning; called once.</param>
/// <param name="name">What errors call it.</param>
/// <param name="scratch">Gives the scratch folder.</param>
internal sealed class ParquetSequence<TRow, TColumns>(Func<Stream> open, string name, Func<string> scratch) : IEnumerable<TRow>, IAsyncEnumerable<TRow>
    where TColumns : struct, IParquetRow<TRow>
{
    private static readonly ParquetOptions s_options = new() { UseDateOnlyTypeForDates = true };

    private readonly Lock _copying = new();
    private string? _copy;

    public IEnumerator<TRow> GetEnumerator() => ReadAsync(CancellationToken.None).ToBlockingEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) => ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async IAsyncEnumerable<TRow> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Copy());
        await using var parquet = await OpenAsync(file, cancellationToken);
        var reader = new ParquetRowReader(TColumns.Columns, parquet.Schema, name);
        for (var number = 0; number < parquet.RowGroupCount; number++)
        {
            using var group = parquet.OpenRowGroupReader(number);
            var rows = await LoadAsync(reader, group, cancellationToken);
            for (var row = 0; row < rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                reader.NextRow();
                yield return Row(reader);
            }

            reader.EndGroup(rows);
        }
    }

    private static TRow Row(ParquetRowReader reader)
    {
        try
        {
            return TColumns.Read(reader);
        }
        catch (OverflowException e)
        {
            throw reader.Refuse("the number is larger or smaller than the row's member can hold", e);
        }
    }

    private async Task<ParquetReader> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            return await ParquetReader.CreateAsync(file, s_options, cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The library has no exception of its own for it: bytes that are none of a Parquet file end in whatever comes first.
            throw new ParquetException($"{name} cannot be read as a Parquet file: {e.Message}", e);
        }
    }

    private static async Task<int> LoadAsync(ParquetRowReader reader, ParquetRowGroupReader group, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.LoadAsync(group, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ParquetException))
        {
            throw reader.Refuse($"the column's row group cannot be read: {e.Message.TrimEnd('.')}", e);
        }
    }

    private string Copy()
    {
        lock (_copying)
        {
            if (_copy is not null)
                return _copy;
            using var from = open();
            using var to = Create();
            from.CopyTo(to, 1 << 20);
            return _copy = to.Name;
        }
    }

    /// <summary>A file of a name that nobody has: the tasks of a batch share their scratch folder.</summary>
    private FileStream Create()
    {
        for (var number = 0; ; number++)
        {
            var path = Path.Combine(scratch(), string.Create(CultureInfo.InvariantCulture, $"input-{number}.parquet"));
            if (File.Exists(path))
                continue;
            try
            {
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            }
            catch (IOException) when (File.Exists(path))
            {
            }
        }
    }
}
