namespace Refrain.Keys;

/// <summary>Bytes; as text in hexadecimal digits.</summary>
internal sealed class BytesKeyCodec : IKeyCodec<byte[]>
{
    public void Write(ref KeyWriter writer, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteBytes(value);
    }

    public byte[] Read(ref KeyReader reader) => reader.ReadBytes().ToArray();

    public string Format(byte[] value) => Convert.ToHexStringLower(value);

    public byte[] Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = new byte[text.Length / 2];
        return Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? bytes
            : throw new FormatException("Bytes were expected as pairs of hexadecimal digits, such as 00ff7f.");
    }
}
