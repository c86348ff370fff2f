namespace Refrain.Codecs;

/// <summary>One row a line, as JSON, transcoded from the encoded row by the schema.</summary>
internal sealed class JsonBlockWriter : RowBlockWriter
{
    private readonly JsonForm _form;
    private readonly RowText _text = new();

    public JsonBlockWriter(Stream destination, string schema)
        : base(destination, 0) => _form = new JsonForm(ArtifactSchema.Parse(schema));

    public override void Dispose()
    {
        _text.Dispose();
        base.Dispose();
    }

    protected override void Flush(ref ValueWriter writer)
    {
        var text = _text.Begin();
        try
        {
            var reader = new ValueReader(writer.WrittenSpan);
            _form.Write(ref reader, ref text);
            reader.End();
            text.Write((byte)'\n');
            if (text.Length >= BlockSize)
            {
                Destination.Write(text.WrittenSpan);
                text.Rewind(0);
            }
        }
        finally
        {
            _text.Keep(ref text);
        }

        writer.Rewind(0);
        Pending = 0;
    }

    protected override void Finish(ref ValueWriter writer)
    {
        var text = _text.Begin();
        Destination.Write(text.WrittenSpan);
        _text.Keep(ref text);
    }
}
