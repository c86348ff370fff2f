using Parquet;
using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>A column of text or bytes, which are null where the column holds nothing.</summary>
internal abstract class ReferenceBuffer<T>(DataField field, ParquetRowWriter writer) : ColumnBuffer<T?>(field)
    where T : class
{
    private readonly List<T?> _values = [];

    protected ParquetRowWriter Writer { get; } = writer;

    public override void Add(T? value)
    {
        if (value is null)
            AddNull();
        else
            _values.Add(Kept(value));
    }

    public override void AddNull()
    {
        if (!Field.IsNullable)
            throw Writer.Refuse("it is null, and its type says that it never is");
        _values.Add(null);
    }

    public override async Task FlushAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await WriteAsync(group, _values!);
        _values.Clear();
    }

    /// <summary>Counts the bytes of a value, and gives what is kept until the group is written, or refuses.</summary>
    protected abstract T Kept(T value);

    protected abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyCollection<T> values);
}
