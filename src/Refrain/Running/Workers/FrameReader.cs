using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Refrain.Running;

/// <summary>Reads frames from a pipe. Used by one thread, which it blocks.</summary>
/// <remarks>
/// A frame is two bytes that say that it is one, its kind, the length of its content and a checksum of that (CRC-32C), then the content: whatever else gets
/// into the pipe, because a library prints to standard output, is noticed and never taken for a result.
/// </remarks>
internal sealed class FrameReader(Stream stream) : IDisposable
{
    public const int HeaderSize = 11;
    public const byte First = (byte)'R';
    public const byte Second = 0xF5;

    private const int MostBytes = 1 << 30;

    // A buffer that one frame has made larger is not kept.
    private const int MostKept = 1024 * 1024;

    private byte[] _content = [];

    private readonly BufferedStream _stream = new(stream, 64 * 1024);

    /// <summary>Reads the next frame.</summary>
    /// <returns>Its kind and a reader of its content, which is there until the next is read; <see langword="null"/> at the end of the pipe.</returns>
    /// <exception cref="FrameException">What comes is no frame.</exception>
    public (FrameKind Kind, BinaryReader Content)? Read()
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        var read = ReadAll(header);
        if (read == 0)
            return null;
        if (read < HeaderSize)
            throw new FrameException("the pipe ended within a frame");
        if (header[0] != First || header[1] != Second)
            throw new FrameException($"something else than a frame came over the pipe, beginning with '{TextOf(header)}'; nothing but the worker itself may write to its standard output");
        var length = BinaryPrimitives.ReadInt32LittleEndian(header[3..]);
        if (length is < 0 or > MostBytes)
            throw new FrameException(string.Create(CultureInfo.InvariantCulture, $"a frame claims to have {length} bytes"));
        if (_content.Length < length || _content.Length > MostKept)
            _content = new byte[Math.Max(length, Math.Min(_content.Length * 2, MostKept))];
        var content = _content.AsSpan(0, length);
        if (ReadAll(content) < length)
            throw new FrameException("the pipe ended within a frame");
        return ChecksumOf(content) == BinaryPrimitives.ReadUInt32LittleEndian(header[7..])
            ? ((FrameKind)header[2], new BinaryReader(new MemoryStream(_content, 0, length, writable: false)))
            : throw new FrameException("the checksum of a frame is wrong");
    }

    public void Dispose() => _stream.Dispose();

    public static uint ChecksumOf(ReadOnlySpan<byte> content)
    {
        var sum = ~0u;
        while (content.Length >= sizeof(ulong))
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(content));
            content = content[sizeof(ulong)..];
        }

        foreach (var one in content)
            sum = BitOperations.Crc32C(sum, one);
        return ~sum;
    }

    private static string TextOf(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
            text[i] = bytes[i] is >= (byte)' ' and <= (byte)'~' ? (char)bytes[i] : '.';
        return text.ToString();
    }

    private int ReadAll(Span<byte> destination)
    {
        try
        {
            return _stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Whoever is at the other end is gone, or this end was closed.
            return 0;
        }
    }
}
