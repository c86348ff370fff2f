using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Refrain.Codecs;

public ref partial struct ValueWriter
{
    /// <summary>The largest length that takes one byte.</summary>
    internal const int ShortLength = 253;

    /// <summary>Marks a length of four bytes behind it.</summary>
    internal const byte LongLength = 254;

    /// <summary>Marks text in UTF-16, with a length of four bytes behind it: only for text that has no UTF-8 form.</summary>
    internal const byte Utf16Length = 255;

    /// <summary>Appends a length or count: one byte up to 253, else the byte 254 and four bytes.</summary>
    /// <param name="length">The length, not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteLength(int length)
    {
        if ((uint)length <= ShortLength)
        {
            Claim(1) = (byte)length;
            return;
        }

        Claim(1) = LongLength;
        Write(length);
    }

    /// <summary>Writes a count into the one byte that was reserved for it, and moves what follows where it takes more.</summary>
    internal void PatchLength(int position, int count)
    {
        if (count <= ShortLength)
        {
            _buffer[position] = (byte)count;
            return;
        }

        Claim(sizeof(int));
        var tail = _buffer.AsSpan(position + 1, _position - position - 1);
        tail[..^sizeof(int)].CopyTo(tail[sizeof(int)..]);
        _buffer[position] = LongLength;
        Patch(position + 1, (uint)count);
    }

    /// <summary>Appends whether a value follows: one byte, 1 or 0 for null.</summary>
    /// <param name="present">Whether there is a value, which the caller writes next.</param>
    /// <returns><paramref name="present"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool WritePresence(bool present)
    {
        Claim(1) = present ? (byte)1 : (byte)0;
        return present;
    }

    /// <summary>Appends a length and bytes.</summary>
    /// <param name="value">The bytes.</param>
    public void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        WriteLength(value.Length);
        WriteRaw(value);
    }

    /// <summary>Appends bytes without a length.</summary>
    internal void WriteRaw(scoped ReadOnlySpan<byte> value)
    {
        value.CopyTo(GetSpan(value.Length));
        Advance(value.Length);
    }

    /// <summary>
    /// Appends text: the length in bytes and UTF-8. Text with a lone surrogate, which UTF-8 cannot hold, is written as
    /// UTF-16, so that every string comes back as it was.
    /// </summary>
    /// <param name="value">The text.</param>
    /// <exception cref="InvalidOperationException">The text is null.</exception>
    public void Write(string value)
    {
        if (value is null)
            ThrowNull("string");
        Write(value.AsSpan());
    }

    /// <summary>Appends text as <see cref="Write(string)"/> does.</summary>
    /// <param name="value">The text.</param>
    public void Write(scoped ReadOnlySpan<char> value)
    {
        // At most three bytes a code unit: short text is encoded behind its one byte of length at once.
        if (value.Length > ShortLength / 3)
        {
            WriteLong(value);
            return;
        }

        var span = GetSpan(ShortLength + 1);
        if (Utf8.FromUtf16(value, span[1..], out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            span[0] = (byte)written;
            Advance(written + 1);
            return;
        }

        WriteUtf16(value);
    }

    /// <summary>Appends a link: its text as it was given, or its canonical text where only the operating system's rules made it absolute.</summary>
    /// <param name="value">The link.</param>
    /// <exception cref="InvalidOperationException">The link is null.</exception>
    public void Write(Uri value)
    {
        if (value is null)
            ThrowNull("Uri");
        Write(UriText.Of(value));
    }

    private void WriteLong(scoped ReadOnlySpan<char> value)
    {
        var start = _position;
        var count = Encoding.UTF8.GetByteCount(value);
        WriteLength(count);
        if (Utf8.FromUtf16(value, GetSpan(count), out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            Advance(written);
            return;
        }

        Rewind(start);
        WriteUtf16(value);
    }

    private void WriteUtf16(scoped ReadOnlySpan<char> value)
    {
        Claim(1) = Utf16Length;
        Write(value.Length);
        if (BitConverter.IsLittleEndian)
        {
            if (value.Length > Array.MaxLength / sizeof(char))
                ThrowTooLarge();
            WriteRaw(MemoryMarshal.AsBytes(value));
            return;
        }

        foreach (var unit in value)
            Write(unit);
    }
}
