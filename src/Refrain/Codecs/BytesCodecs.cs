namespace Refrain.Codecs;

/// <summary>The codec of byte arrays: a length and the bytes.</summary>
public readonly struct BytesCodec : IValueCodec<byte[]>
{
    /// <inheritdoc/>
    public static string Schema => "bytes";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, byte[] value)
    {
        if (value is null)
            ValueWriter.ThrowNull("byte[]");
        writer.WriteBytes(value);
    }

    /// <inheritdoc/>
    public static byte[] Read(ref ValueReader reader) => reader.ReadBytes().ToArray();
}

/// <summary>The codec of memory of bytes: a length and the bytes.</summary>
public readonly struct MemoryCodec : IValueCodec<ReadOnlyMemory<byte>>, IValueCodec<Memory<byte>>
{
    /// <inheritdoc cref="IValueCodec{T}.Schema"/>
    public static string Schema => "bytes";

    /// <inheritdoc cref="IValueCodec{T}.Write"/>
    public static void Write(ref ValueWriter writer, ReadOnlyMemory<byte> value) => writer.WriteBytes(value.Span);

    /// <inheritdoc cref="IValueCodec{T}.Read"/>
    public static byte[] Read(ref ValueReader reader) => reader.ReadBytes().ToArray();

    static void IValueCodec<Memory<byte>>.Write(ref ValueWriter writer, Memory<byte> value) => writer.WriteBytes(value.Span);

    static ReadOnlyMemory<byte> IValueCodec<ReadOnlyMemory<byte>>.Read(ref ValueReader reader) => Read(ref reader);

    static Memory<byte> IValueCodec<Memory<byte>>.Read(ref ValueReader reader) => Read(ref reader);
}
