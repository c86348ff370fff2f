using Parquet;
using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>A column of values of which each is there.</summary>
/// <param name="field">The column.</param>
/// <param name="store">Makes what is stored, or refuses.</param>
internal sealed class ValueBuffer<T, TStored>(DataField field, Func<T, TStored> store) : ColumnBuffer<T>(field)
    where TStored : struct
{
    private readonly GrowingArray<TStored> _values = new();

    public override void Add(T value) => _values.Add(store(value));

    public override void AddNull() => throw new InvalidOperationException($"The column '{Field.Name}' has a value in each row.");

    public override async Task FlushAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAsync<TStored>(Field, _values.Written, cancellationToken: cancellationToken);
        _values.Clear();
    }
}
