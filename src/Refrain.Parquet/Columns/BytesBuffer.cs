using Parquet;
using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>A column of bytes.</summary>
internal sealed class BytesBuffer(DataField field, ParquetRowWriter writer) : ReferenceBuffer<byte[]>(field, writer)
{
    protected override byte[] Kept(byte[] value)
    {
        Writer.Count(value.Length);

        // The row's own array may be filled anew before the group is written.
        return [.. value];
    }

    protected override async Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyCollection<byte[]> values) => await group.WriteAsync(Field, values);
}
