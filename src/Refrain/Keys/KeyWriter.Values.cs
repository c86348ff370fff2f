using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Refrain.Keys;

// Values without a name: what stands in lists, and what codecs write.
public ref partial struct KeyWriter
{
    /// <summary>The longest value of fixed size, tag included: a decimal number, a GUID.</summary>
    private const int SmallValue = 20;

    /// <summary>Writes a truth value.</summary>
    /// <param name="value">The value.</param>
    public void Write(bool value) => Tag(value ? KeyTag.True : KeyTag.False, 0);

    /// <summary>Writes a UTF-16 code unit. A character and the <see cref="Rune"/> of the same code are written alike.</summary>
    /// <param name="value">The value.</param>
    public void Write(char value)
    {
        Tag(KeyTag.Character, 10);
        Varuint(value);
    }

    /// <summary>Writes a Unicode scalar value.</summary>
    /// <param name="value">The value.</param>
    public void Write(Rune value)
    {
        Tag(KeyTag.Character, 10);
        Varuint((uint)value.Value);
    }

    /// <summary>Writes an integer. Integers of all widths are written alike.</summary>
    /// <param name="value">The value.</param>
    public void Write(int value) => Write((long)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(sbyte value) => Write((long)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(byte value) => Write((long)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(short value) => Write((long)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(ushort value) => Write((long)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(uint value) => Write((ulong)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(long value)
    {
        Reserve(SmallValue);
        Integer(value);
    }

    /// <inheritdoc cref="Write(int)"/>
    public void Write(ulong value)
    {
        Tag(KeyTag.Integer, 10);
        Varuint(value);
    }

    /// <inheritdoc cref="Write(int)"/>
    public void Write(Int128 value) => Write((BigInteger)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(UInt128 value) => Write((BigInteger)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(BigInteger value)
    {
        if (BigIntegers.IsSmall(value))
        {
            var negative = value.Sign < 0;
            Tag(negative ? KeyTag.NegativeInteger : KeyTag.Integer, 10);
            Varuint((ulong)(negative ? -1 - value : value));
            return;
        }

        var size = value.GetByteCount();
        Tag(KeyTag.BigInteger, size + 10);
        Varuint((uint)size);
        value.TryWriteBytes(_buffer[_position..], out _);
        _position += size;
    }

    /// <summary>Writes a number. There is one NaN and no negative zero.</summary>
    /// <param name="value">The value.</param>
    public void Write(Half value)
    {
        Tag(KeyTag.Half, 2);
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer[_position..], KeyFormat.Canonical(value));
        _position += 2;
    }

    /// <inheritdoc cref="Write(Half)"/>
    public void Write(float value)
    {
        Tag(KeyTag.Single, 4);
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer[_position..], KeyFormat.Canonical(value));
        _position += 4;
    }

    /// <inheritdoc cref="Write(Half)"/>
    public void Write(double value)
    {
        Tag(KeyTag.Double, 8);
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer[_position..], KeyFormat.Canonical(value));
        _position += 8;
    }

    /// <summary>Writes a decimal number without its trailing zeros, so that 1.0 and 1.00 are one.</summary>
    /// <param name="value">The value.</param>
    public void Write(decimal value)
    {
        Tag(KeyTag.Decimal, SmallValue);
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(KeyFormat.Normalise(value), parts);
        var span = _buffer.Slice(_position, 13);
        span[0] = (byte)(((parts[3] >> 16) & 0xFF) | (parts[3] < 0 ? 0x80 : 0));
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], parts[0]);
        BinaryPrimitives.WriteInt32LittleEndian(span[5..], parts[1]);
        BinaryPrimitives.WriteInt32LittleEndian(span[9..], parts[2]);
        _position += 13;
    }

    /// <summary>Writes text.</summary>
    /// <param name="value">The text; it may hold unpaired surrogates.</param>
    /// <exception cref="ArgumentNullException">The text is <see langword="null"/>.</exception>
    public void Write(string value)
    {
        if (value is null)
            ThrowNull(default);
        Text(value);
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="value">The bytes.</param>
    public void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        Tag(KeyTag.Bytes, 10);
        Varuint((uint)value.Length);
        Raw(value);
    }

    /// <summary>Writes a GUID.</summary>
    /// <param name="value">The value.</param>
    public void Write(Guid value)
    {
        Tag(KeyTag.Guid, 16);
        value.TryWriteBytes(_buffer[_position..], bigEndian: true, out _);
        _position += 16;
    }

    /// <summary>Writes a URI as it was spelt; what is absolute by the rules of this machine alone (<c>/data</c>) with its scheme.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException">The URI is <see langword="null"/>.</exception>
    public void Write(Uri value)
    {
        if (value is null)
            ThrowNull(default);
        Tag(value.IsAbsoluteUri ? KeyTag.AbsoluteUri : KeyTag.RelativeUri, 0);
        Text(KeyFormat.Text(value));
    }

    /// <summary>Writes a version number of two to four parts.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException">The version is <see langword="null"/>.</exception>
    public void Write(Version value)
    {
        if (value is null)
            ThrowNull(default);
        Tag(KeyTag.Version, 50);
        var parts = value.Build < 0 ? 2 : value.Revision < 0 ? 3 : 4;
        Varuint((uint)parts);
        Varuint((uint)value.Major);
        Varuint((uint)value.Minor);
        if (parts > 2)
            Varuint((uint)value.Build);
        if (parts > 3)
            Varuint((uint)value.Revision);
    }

    /// <summary>Writes a date.</summary>
    /// <param name="value">The value.</param>
    public void Write(DateOnly value)
    {
        Tag(KeyTag.Date, 10);
        Varuint((uint)value.DayNumber);
    }

    /// <summary>Writes a time of day.</summary>
    /// <param name="value">The value.</param>
    public void Write(TimeOnly value)
    {
        Tag(KeyTag.TimeOfDay, 10);
        Varuint((ulong)value.Ticks);
    }

    /// <summary>Writes a duration.</summary>
    /// <param name="value">The value.</param>
    public void Write(TimeSpan value)
    {
        Tag(KeyTag.Duration, 10);
        var ticks = value.Ticks;
        Varuint((ulong)((ticks << 1) ^ (ticks >> 63)));
    }

    /// <summary>Writes ticks and kind: times of different kinds differ, and no time zone is asked.</summary>
    /// <param name="value">The value.</param>
    public void Write(DateTime value)
    {
        Tag(KeyTag.DateTime, SmallValue);
        Varuint((uint)value.Kind);
        Varuint((ulong)value.Ticks);
    }

    /// <summary>Writes the instant. Equal instants are equal, as they are in .NET, whatever their offsets.</summary>
    /// <param name="value">The value.</param>
    public void Write(DateTimeOffset value)
    {
        Tag(KeyTag.Instant, 10);
        Varuint((ulong)value.UtcTicks);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Integer(long value)
    {
        var sign = value >> 63;
        Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(_buffer), _position++) = (byte)(KeyTag.Integer - sign);
        Varuint((ulong)(value ^ sign));
    }

    private void Text(string text)
    {
        const int Short = 42; // Three bytes for each character at most: the length then takes one byte.
        if (text.Length <= Short)
        {
            Reserve(2 + (3 * Short));
            var place = _buffer[(_position + 2)..];
            if (Ascii.FromUtf16(text, place, out var size) == OperationStatus.Done
                || Utf8.FromUtf16(text, place, out _, out size, replaceInvalidSequences: false) == OperationStatus.Done)
            {
                _buffer[_position] = KeyTag.Text;
                _buffer[_position + 1] = (byte)size;
                _position += 2 + size;
                return;
            }
        }
        else if (!KeyFormat.HasUnpairedSurrogate(text))
        {
            var size = Encoding.UTF8.GetByteCount(text);
            Tag(KeyTag.Text, size + 10);
            Varuint((uint)size);
            _position += Encoding.UTF8.GetBytes(text, _buffer[_position..]);
            return;
        }

        Tag(KeyTag.UnpairedText, (2 * text.Length) + 10);
        Varuint((uint)text.Length);
        foreach (var unit in text)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_buffer[_position..], unit);
            _position += 2;
        }
    }
}
