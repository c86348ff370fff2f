namespace Refrain.Codecs;

/// <summary>Reads what <see cref="JsonBlockWriter"/> wrote, encoding the rows again by the schema.</summary>
internal sealed class JsonBlockReader(Stream source, string schema) : LineBlockReader(source, 4 * RowBlockWriter.BlockSize)
{
    private readonly JsonForm _form = new(ArtifactSchema.Parse(schema));

    protected override bool ReadLine(ReadOnlySpan<byte> line, ref ValueWriter writer)
    {
        _form.Read(line, ref writer);
        return true;
    }

    private protected override bool EndOfStream() => Input.Length == 0
        ? false
        : throw new ArtifactFormatException("The artifact is malformed: its last line does not end.");
}
