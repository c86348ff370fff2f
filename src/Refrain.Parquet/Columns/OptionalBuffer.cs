using Parquet;
using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>A column of values that may be missing.</summary>
/// <param name="field">The column.</param>
/// <param name="store">Makes what is stored, or refuses.</param>
internal sealed class OptionalBuffer<T, TStored>(DataField field, Func<T, TStored> store) : ColumnBuffer<T>(field)
    where TStored : struct
{
    private readonly GrowingArray<TStored?> _values = new();

    public override void Add(T value) => _values.Add(store(value));

    public override void AddNull() => _values.Add(null);

    public override async Task FlushAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAsync<TStored>(Field, _values.Written, cancellationToken: cancellationToken);
        _values.Clear();
    }
}
