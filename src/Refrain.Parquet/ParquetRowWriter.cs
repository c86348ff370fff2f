using System.Globalization;
using Parquet;
using Parquet.Schema;
using Refrain.Parquet.Columns;

namespace Refrain.Parquet;

/// <summary>Takes the values of rows, column by column, and keeps those of a row group. Called by generated code. Not thread-safe.</summary>
public sealed class ParquetRowWriter
{
    private const int RowsOfGroup = 65_536;
    private const long BytesOfGroup = 64 * 1024 * 1024;

    private readonly ColumnBuffer[] _columns;
    private int _column;
    private int _rows;
    private long _bytes;
    private long _before;

    internal ParquetRowWriter(ParquetColumn[] columns)
    {
        _columns = [.. columns.Select(column => ColumnBuffers.Make(column, this))];
        Schema = new ParquetSchema(_columns.Select(c => c.Field));
    }

    internal ParquetSchema Schema { get; }

    /// <summary>Whether the row group is to be written.</summary>
    internal bool IsFull => _rows >= RowsOfGroup || _bytes >= BytesOfGroup;

    /// <summary>A value of the next column.</summary>
    /// <typeparam name="T">The type that <see cref="ParquetType"/> names for it.</typeparam>
    /// <param name="value">The value; a reference may be <see langword="null"/> where the column may hold nothing.</param>
    /// <exception cref="ParquetException">The file could not give it back as it is.</exception>
    public void Write<T>(T value)
    {
        ((ColumnBuffer<T>)_columns[_column]).Add(value);
        _column++;
    }

    /// <summary>A value of the next column, or nothing.</summary>
    /// <inheritdoc cref="Write{T}(T)"/>
    public void WriteOptional<T>(T? value)
        where T : struct
    {
        var column = (ColumnBuffer<T>)_columns[_column];
        if (value is { } there)
            column.Add(there);
        else
            column.AddNull();
        _column++;
    }

    internal void EndRow()
    {
        _column = 0;
        _rows++;
    }

    /// <summary>Counts what a value takes beside its place in the column.</summary>
    internal void Count(long bytes) => _bytes += bytes;

    /// <summary>Writes the rows that were kept as a row group, if there are any.</summary>
    internal async Task FlushAsync(ParquetWriter parquet, CancellationToken cancellationToken)
    {
        if (_rows == 0)
            return;
        using var group = parquet.CreateRowGroup();
        foreach (var column in _columns)
            await column.FlushAsync(group, cancellationToken);
        group.CompleteValidate();
        _before += _rows;
        (_rows, _bytes) = (0, 0);
    }

    /// <summary>What is wrong with the value that is being written.</summary>
    internal ParquetException Refuse(string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {_before + _rows + 1}, column '{_columns[_column].Field.Name}': {why}."));
}
