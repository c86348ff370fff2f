namespace Refrain.Codecs;

/// <summary>One value a line, as JSON.</summary>
internal static class JsonLines
{
    /// <summary>Writes one encoded value as a line.</summary>
    public static void WriteLine(string schema, ReadOnlySpan<byte> value, Stream destination)
    {
        var text = new ValueWriter(256);
        try
        {
            var reader = new ValueReader(value);
            new JsonForm(ArtifactSchema.Parse(schema)).Write(ref reader, ref text);
            reader.End();
            text.Write((byte)'\n');
            destination.Write(text.WrittenSpan);
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <summary>Encodes the value of an artifact of one line.</summary>
    public static void ReadLine(string schema, ReadOnlySpan<byte> line, ref ValueWriter writer)
    {
        if (line.IsEmpty || line.IndexOf((byte)'\n') != line.Length - 1)
            throw new ArtifactFormatException("The artifact is malformed: it is not one line of JSON.");
        new JsonForm(ArtifactSchema.Parse(schema)).Read(line[..^1], ref writer);
    }
}
