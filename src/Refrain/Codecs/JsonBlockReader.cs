namespace Refrain.Codecs;

/// <summary>Reads what <see cref="JsonBlockWriter"/> wrote, encoding the rows again by the schema.</summary>
internal sealed class JsonBlockReader(Stream source, string schema) : RowBlockReader(source, 4 * RowBlockWriter.BlockSize)
{
    private readonly JsonForm _form = new(ArtifactSchema.Parse(schema));
    private readonly RowText _rows = new();
    private int _searched;

    public override ReadOnlySpan<byte> Block => _rows.Bytes;

    public override void Dispose()
    {
        _rows.Dispose();
        base.Dispose();
    }

    private protected override Step Advance()
    {
        _rows.Clear();
        var rows = 0;
        var writer = _rows.Begin();
        try
        {
            while (writer.Length < RowBlockWriter.BlockSize)
            {
                var end = Input.Bytes[_searched..].IndexOf((byte)'\n');
                if (end < 0)
                {
                    _searched = Input.Length;
                    break;
                }

                end += _searched;
                _form.Read(Input.Bytes[..end], ref writer);
                rows++;
                Input.Drop(end + 1);
                _searched = 0;
            }
        }
        finally
        {
            _rows.Keep(ref writer);
        }

        SetRows(rows);
        return rows > 0 ? Step.Block : Step.More;
    }

    private protected override bool EndOfStream() => Input.Length == 0
        ? false
        : throw new ArtifactFormatException("The artifact is malformed: its last line does not end.");
}
