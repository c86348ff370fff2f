using System.Text;
using Parquet;
using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>A column of text.</summary>
internal sealed class TextBuffer(DataField field, ParquetRowWriter writer) : ReferenceBuffer<string>(field, writer)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    protected override string Kept(string value)
    {
        try
        {
            Writer.Count(s_utf8.GetByteCount(value));
            return value;
        }
        catch (EncoderFallbackException)
        {
            throw Writer.Refuse("the text holds half of a surrogate pair, which UTF-8 has no bytes for");
        }
    }

    protected override async Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyCollection<string> values) => await group.WriteAsync(Field, values);
}
