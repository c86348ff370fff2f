using Parquet;
using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>A column of bytes.</summary>
internal sealed class BytesBuffer(DataField field, ParquetRowWriter writer) : ColumnBuffer<byte[]?>(field)
{
    private readonly List<byte[]?> _values = [];

    public override void Add(byte[]? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        writer.Count(value.Length);

        // The row's own array may be filled anew before the group is written.
        _values.Add([.. value]);
    }

    public override void AddNull()
    {
        if (!Field.IsNullable)
            throw writer.Refuse("it is null, and its type says that it never is");
        _values.Add(null);
    }

    public override async Task FlushAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAsync(Field, _values!);
        _values.Clear();
    }
}
