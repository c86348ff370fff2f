namespace Refrain.Codecs;

/// <summary>The codec of outputs of one type.</summary>
/// <typeparam name="T">The type of the value, or the list of rows.</typeparam>
public abstract class OutputCodec<T> : OutputCodec
{
    private protected OutputCodec(string schema, OutputFormat format, bool isRows)
        : base(schema, format, isRows)
    {
    }

    /// <inheritdoc/>
    public override Type Type => typeof(T);

    /// <summary>Writes a whole artifact. The stream is neither flushed nor closed.</summary>
    /// <param name="value">The output.</param>
    /// <param name="destination">Where to.</param>
    /// <exception cref="InvalidOperationException">The value cannot be stored: a null where the type has none, or more than 2 GB in one piece.</exception>
    public abstract void Write(T value, Stream destination);

    /// <summary>Reads a whole artifact, to the end of the stream, which is left open.</summary>
    /// <param name="source">The bytes of the artifact.</param>
    /// <returns>The output.</returns>
    /// <exception cref="ArtifactFormatException">The bytes are no artifact of this schema and format.</exception>
    public abstract T Read(Stream source);

    /// <summary>As <see cref="Read(Stream)"/>, of bytes that are in memory.</summary>
    internal virtual T Read(ReadOnlyMemory<byte> bytes)
    {
        using var source = new ReadOnlyMemoryStream(bytes);
        return Read(source);
    }
}
