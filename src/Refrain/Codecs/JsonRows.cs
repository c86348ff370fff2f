namespace Refrain.Codecs;

/// <summary>Reads the rows of an artifact one after the other as JSON, by the schema alone and in constant memory.</summary>
internal sealed class JsonRows(ArtifactSchema schema, OutputFormat format, Stream artifact) : IDisposable
{
    private readonly RowBlockReader _blocks = RowBlocks.Reader(format, artifact, schema.ToString());
    private readonly RowText _row = new();
    private int _position;

    /// <summary>The row; valid until the next one.</summary>
    public ReadOnlySpan<byte> Current => _row.Bytes;

    /// <summary>Goes on to the next row.</summary>
    /// <returns>False at the end of the artifact.</returns>
    /// <exception cref="ArtifactFormatException">The bytes are malformed.</exception>
    public bool Next()
    {
        _row.Clear();
        if (!_blocks.HasRow)
        {
            if (!_blocks.Next())
                return false;
            _position = 0;
        }

        var reader = new ValueReader(_blocks.Block, _position);
        var text = _row.Begin();
        try
        {
            JsonFormWriter.Write(schema, ref reader, ref text);
        }
        finally
        {
            _row.Keep(ref text);
        }

        _position = _blocks.EndRow(ref reader);
        return true;
    }

    public void Dispose()
    {
        _row.Dispose();
        _blocks.Dispose();
    }
}
