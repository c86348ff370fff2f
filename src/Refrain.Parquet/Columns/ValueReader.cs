using Parquet;
using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>A column of values, of which some may be missing if the file says so.</summary>
/// <param name="field">The column in the file.</param>
/// <param name="reader">What refuses values.</param>
/// <param name="give">Makes the row's value of the stored one.</param>
internal sealed class ValueReader<T, TStored>(DataField field, ParquetRowReader reader, Func<TStored, T> give) : ColumnReader<T>(field.Name)
    where TStored : struct
{
    private TStored[] _values = [];
    private TStored?[] _optional = [];

    public override async Task LoadAsync(ParquetRowGroupReader group, int rows, CancellationToken cancellationToken)
    {
        if (field.IsNullable)
        {
            _optional = new TStored?[rows];
            await group.ReadAsync<TStored>(field, _optional.AsMemory(), cancellationToken: cancellationToken);
        }
        else
        {
            _values = new TStored[rows];
            await group.ReadAsync<TStored>(field, _values.AsMemory(), cancellationToken: cancellationToken);
        }
    }

    public override bool IsNull(int row) => field.IsNullable && _optional[row] is null;

    public override T Read(int row) => give(!field.IsNullable ? _values[row] : _optional[row] ?? throw reader.Refuse("it holds nothing, and the row's member must have a value: make it nullable"));
}
