namespace Refrain.Codecs;

/// <summary>Transcodes values between their binary encoding and JSON, by the schema alone.</summary>
internal sealed partial class JsonForm(ArtifactSchema schema)
{
    private readonly ArtifactSchema _schema = schema;

    public void Write(ref ValueReader reader, ref ValueWriter text) => throw new NotSupportedException(_schema.ToString());

    public void Read(ReadOnlySpan<byte> json, ref ValueWriter writer) => throw new NotSupportedException(_schema.ToString());
}
