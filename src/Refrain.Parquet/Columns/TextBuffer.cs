using System.Text;
using Parquet;
using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>A column of text.</summary>
internal sealed class TextBuffer(DataField field, ParquetRowWriter writer) : ColumnBuffer<string?>(field)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<string?> _values = [];

    public override void Add(string? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        try
        {
            writer.Count(s_utf8.GetByteCount(value));
        }
        catch (EncoderFallbackException)
        {
            throw writer.Refuse("the text holds half of a surrogate pair, which UTF-8 has no bytes for");
        }

        _values.Add(value);
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
