using Parquet;
using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>The values of one column of the row group that is being written.</summary>
internal abstract class ColumnBuffer(DataField field)
{
    public DataField Field { get; } = field;

    /// <summary>Writes the values and forgets them.</summary>
    public abstract Task FlushAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);
}

/// <summary>The same, of the type that rows have.</summary>
internal abstract class ColumnBuffer<T>(DataField field) : ColumnBuffer(field)
{
    public abstract void Add(T value);

    public abstract void AddNull();
}
