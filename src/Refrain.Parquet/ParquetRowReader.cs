using System.Globalization;
using Parquet;
using Parquet.Schema;
using Refrain.Parquet.Columns;

namespace Refrain.Parquet;

/// <summary>Gives the values of rows, column by column, of the row group that is in memory. Called by generated code. Not thread-safe.</summary>
public sealed class ParquetRowReader
{
    private readonly ColumnReader[] _columns;
    private long _before;
    private int _column;
    private int _row;

    /// <summary>Finds the columns in a file.</summary>
    /// <param name="columns">The columns that rows have.</param>
    /// <param name="schema">Those of the file.</param>
    /// <param name="name">What errors call the file.</param>
    /// <exception cref="ParquetException">A column is missing, or holds something else.</exception>
    internal ParquetRowReader(ParquetColumn[] columns, ParquetSchema schema, string name)
    {
        Name = name;
        var fields = schema.Fields.OfType<DataField>().ToLookup(f => f.Name, StringComparer.Ordinal);
        _columns = [.. columns.Select(column => ColumnReaders.Make(column, Single(column, fields[column.Name], schema), this))];
    }

    /// <summary>What errors call the file.</summary>
    internal string Name { get; }

    /// <summary>The value of the next column.</summary>
    /// <typeparam name="T">The type that <see cref="ParquetType"/> names for it.</typeparam>
    /// <returns>The value; a reference is <see langword="null"/> where the column holds nothing.</returns>
    /// <exception cref="ParquetException">It holds nothing, or what the type cannot hold.</exception>
    public T Read<T>() => ((ColumnReader<T>)Next()).Read(_row);

    /// <summary>The value of the next column, or nothing.</summary>
    /// <inheritdoc cref="Read{T}()"/>
    public T? ReadOptional<T>()
        where T : struct
    {
        var column = (ColumnReader<T>)Next();
        return column.IsNull(_row) ? null : column.Read(_row);
    }

    /// <summary>Reads a row group into memory.</summary>
    /// <returns>How many rows it has.</returns>
    internal async Task<int> LoadAsync(ParquetRowGroupReader group, CancellationToken cancellationToken)
    {
        var rows = checked((int)group.RowCount);
        (_row, _column) = (0, 0);
        foreach (var column in _columns)
        {
            await column.LoadAsync(group, rows, cancellationToken);
            _column++;
        }

        (_row, _column) = (-1, 0);
        return rows;
    }

    internal void NextRow() => (_row, _column) = (_row + 1, 0);

    internal void EndGroup(int rows) => _before += rows;

    /// <summary>What is wrong with the value that was asked for last.</summary>
    internal ParquetException Refuse(string why, Exception? inner = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Name}, row {_before + _row + 1}, column '{_columns[Math.Max(_column - 1, 0)].Name}': {why}."), inner);

    private DataField Single(ParquetColumn column, IEnumerable<DataField> fields, ParquetSchema schema) => fields.ToList() switch
    {
        [var field] => field,
        [] => throw new ParquetException($"{Name} has no column '{column.Name}': it has {string.Join(", ", schema.Fields.Select(f => $"'{f.Name}'"))}. Name the member as the column, in snake case, or annotate it with [Column]."),
        _ => throw new ParquetException($"{Name} has more than one column '{column.Name}'."),
    };

    private ColumnReader Next() => _columns[_column++];
}
