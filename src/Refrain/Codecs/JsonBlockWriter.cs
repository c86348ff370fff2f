namespace Refrain.Codecs;

/// <summary>One row a line, as JSON, transcoded from the encoded row by the schema.</summary>
internal sealed class JsonBlockWriter(Stream destination, string schema) : TextBlockWriter(destination)
{
    private readonly JsonForm _form = new(ArtifactSchema.Parse(schema));

    protected override void WriteRow(ref ValueReader reader, ref ValueWriter text)
    {
        _form.Write(ref reader, ref text);
        text.Write((byte)'\n');
    }
}
