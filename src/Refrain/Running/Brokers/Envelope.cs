using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Refrain.Running;

/// <summary>
/// How what drivers and workers say is put into messages: four bytes that say that it is such a message, the version of the format, the kind, the length of the content and a checksum of it
/// (CRC-32C), then the content. So whatever else gets into a queue, or half of a message, is noticed and never taken for a task or a result.
/// </summary>
internal static class Envelope
{
    /// <summary>The version of what is in the messages. Another one is refused.</summary>
    public const byte Format = 3;

    /// <summary>No message has more bytes: 16 MiB.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>How many of them what a message is about may have: there is room for what is said of the run beside it.</summary>
    public const int MostContent = MostBytes - (64 * 1024);

    private const int HeaderSize = 14;
    private const int VersionAt = 4;
    private const int KindAt = 5;
    private const int LengthAt = 6;
    private const int ChecksumAt = 10;

    private static ReadOnlySpan<byte> Magic => "RFNB"u8;

    /// <summary>How large a message is, for errors.</summary>
    public static string Shown(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes, and may have {MostContent}");

    /// <summary>Makes a message. That it has no more than <see cref="MostBytes"/> is seen to by whoever writes it: nobody answers what is refused at the other side.</summary>
    public static byte[] Write(EnvelopeKind kind, Action<BinaryWriter> content)
    {
        using var stream = new MemoryStream();
        stream.Write(new byte[HeaderSize]);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            content(writer);
        var bytes = stream.ToArray();
        Magic.CopyTo(bytes);
        bytes[VersionAt] = Format;
        bytes[KindAt] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LengthAt), bytes.Length - HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumAt), FrameReader.ChecksumOf(bytes.AsSpan(HeaderSize)));
        return bytes;
    }

    /// <summary>Opens a message.</summary>
    /// <exception cref="FrameException">It is none, or not whole, or of another version.</exception>
    public static (EnvelopeKind Kind, BinaryReader Content) Read(ReadOnlyMemory<byte> message)
    {
        var bytes = message.Span;
        if (bytes.Length > MostBytes)
            throw new FrameException(string.Create(CultureInfo.InvariantCulture, $"it has {bytes.Length} bytes, more than the {MostBytes} that a message may have"));
        if (bytes.Length < HeaderSize || !bytes.StartsWith(Magic))
            throw new FrameException("it is no message of Refrain");
        if (bytes[VersionAt] != Format)
            throw new FrameException(string.Create(CultureInfo.InvariantCulture, $"it is of version {bytes[VersionAt]} of the format, and this program knows version {Format}"));
        if (BinaryPrimitives.ReadInt32LittleEndian(bytes[LengthAt..]) != bytes.Length - HeaderSize)
            throw new FrameException("it is not whole");
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumAt..]) != FrameReader.ChecksumOf(bytes[HeaderSize..]))
            throw new FrameException("its checksum is wrong");
        return ((EnvelopeKind)bytes[KindAt], new BinaryReader(new MemoryStream(message[HeaderSize..].ToArray(), writable: false)));
    }
}
