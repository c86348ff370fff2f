using Parquet;
using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>A column of text or bytes.</summary>
/// <param name="field">The column in the file.</param>
/// <param name="isNullable">Whether the row's member may be null.</param>
/// <param name="reader">What refuses values.</param>
/// <param name="load">Reads a row group's values.</param>
internal sealed class ReferenceReader<T>(DataField field, bool isNullable, ParquetRowReader reader, Func<ParquetRowGroupReader, Memory<T?>, CancellationToken, ValueTask> load) : ColumnReader<T?>(field.Name)
    where T : class
{
    private T?[] _values = [];

    public override async Task LoadAsync(ParquetRowGroupReader group, int rows, CancellationToken cancellationToken)
    {
        _values = new T?[rows];
        await load(group, _values, cancellationToken);
    }

    public override bool IsNull(int row) => _values[row] is null;

    public override T? Read(int row) =>
        isNullable || _values[row] is not null ? _values[row] : throw reader.Refuse("it holds nothing, and the row's member must have a value: make it nullable");
}
