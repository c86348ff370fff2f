using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Refrain.Codecs;

public ref partial struct ValueReader
{
    /// <summary>Reads a length or count as <see cref="ValueWriter.WriteLength"/> writes it.</summary>
    /// <returns>The length; at most as many as bytes are left, because nothing takes less than one.</returns>
    /// <exception cref="ArtifactFormatException">The bytes end, or are too few for that length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadLength()
    {
        int length = Take(1);
        if (length > ValueWriter.ShortLength)
            length = ReadLongLength((byte)length);
        if (length > Remaining)
            ThrowShort(length);
        return length;
    }

    /// <summary>Reads whether a value follows.</summary>
    /// <returns>False for null.</returns>
    /// <exception cref="ArtifactFormatException">The bytes end, or say neither.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadPresence()
    {
        var value = Take(1);
        if (value > 1)
            Throw("a mark of presence is neither 0 nor 1");
        return value != 0;
    }

    /// <summary>Reads a length and as many bytes.</summary>
    /// <returns>The bytes, in the reader's memory: copy them to keep them.</returns>
    /// <exception cref="ArtifactFormatException">The bytes end.</exception>
    public ReadOnlySpan<byte> ReadBytes() => TakeSpan(ReadLength());

    /// <summary>Reads text.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="ArtifactFormatException">The bytes end, or are no text in UTF-8 or, where it is marked so, in UTF-16.</exception>
    public string ReadString()
    {
        if (Remaining > 0 && _bytes[_position] == ValueWriter.Utf16Length)
            return ReadUtf16();
        var bytes = ReadBytes();
        // Ill-formed text would come back as other text: say so instead.
        if (!Utf8.IsValid(bytes))
            Throw("a text is not valid UTF-8");
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Reads text as the UTF-8 it is stored in, without copying.</summary>
    /// <returns>False, and nothing read, where the text is stored in UTF-16.</returns>
    internal bool TryReadUtf8(out ReadOnlySpan<byte> utf8)
    {
        utf8 = default;
        if (Remaining > 0 && _bytes[_position] == ValueWriter.Utf16Length)
            return false;
        utf8 = ReadBytes();
        if (!Utf8.IsValid(utf8))
            Throw("a text is not valid UTF-8");
        return true;
    }

    /// <summary>Reads a link.</summary>
    /// <returns>The link.</returns>
    /// <exception cref="ArtifactFormatException">The bytes end, or are no link.</exception>
    public Uri ReadUri()
    {
        var text = ReadString();
        if (!UriText.TryParse(text, out var value))
            Throw("a text is no link");
        return value!;
    }

    private int ReadLongLength(byte mark)
    {
        if (mark != ValueWriter.LongLength)
            Throw("a length begins with the byte 255");
        var length = ReadInt32();
        if (length <= ValueWriter.ShortLength)
            Throw("a length is negative or not written in its shortest form");
        return length;
    }

    private string ReadUtf16()
    {
        Take(1);
        var length = ReadInt32();
        if (length < 0 || length > Remaining / sizeof(char))
            ThrowShort(length);
        var bytes = TakeSpan(length * sizeof(char));
        var text = string.Create(length, bytes, static (units, bytes) =>
        {
            for (var i = 0; i < units.Length; i++)
                units[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * sizeof(char))..]);
        });
        if (Utf8Text.IsWellFormed(text))
            Throw("a text that UTF-8 can hold is written in UTF-16");
        return text;
    }
}
