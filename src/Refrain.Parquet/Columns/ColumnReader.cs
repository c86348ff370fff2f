using Parquet;

namespace Refrain.Parquet.Columns;

/// <summary>The values of one column of the row group that is being read.</summary>
internal abstract class ColumnReader(string name)
{
    public string Name { get; } = name;

    public abstract Task LoadAsync(ParquetRowGroupReader group, int rows, CancellationToken cancellationToken);
}

/// <summary>The same, as the type that rows have.</summary>
internal abstract class ColumnReader<T>(string name) : ColumnReader(name)
{
    public abstract bool IsNull(int row);

    public abstract T Read(int row);
}
