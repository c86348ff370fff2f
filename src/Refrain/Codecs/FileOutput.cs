namespace Refrain.Codecs;

/// <summary>The codec of tasks that write a file of their own: the artifact is the file, byte for byte.</summary>
public sealed class FileOutput : OutputCodec<byte[]>
{
    /// <summary>Makes the codec.</summary>
    public FileOutput()
        : base(ArtifactSchema.File, OutputFormat.Binary, isRows: false)
    {
    }

    /// <inheritdoc/>
    public override void Write(byte[] value, Stream destination) => destination.Write(value);

    /// <inheritdoc/>
    public override byte[] Read(Stream source)
    {
        using var whole = new GrowingBuffer(source);
        whole.FillToEnd();
        return whole.Bytes.ToArray();
    }
}
