using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Refrain.Keys;

// Values without a name. Each throws KeyFormatException when something else comes, or comes in another form than the canonical one.
public ref partial struct KeyReader
{
    /// <summary>Reads a truth value.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public bool ReadBoolean() => Boolean(_position);

    /// <summary>Reads a UTF-16 code unit.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public char ReadChar()
    {
        Tag(KeyTag.Character, "a character");
        return (char)Within(char.MaxValue, "a character");
    }

    /// <summary>Reads a Unicode scalar value.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public Rune ReadRune()
    {
        Tag(KeyTag.Character, "a character");
        var code = (uint)Within(0x10FFFF, "a Unicode code");
        if (!Rune.TryCreate(code, out var value))
            Throw("a surrogate stands where a whole character was expected.");
        return value;
    }

    /// <summary>Reads an integer.</summary>
    /// <exception cref="KeyFormatException">Something else comes, or the integer does not fit.</exception>
    public sbyte ReadSByte() => (sbyte)Integer(_position, sbyte.MinValue, sbyte.MaxValue);

    /// <inheritdoc cref="ReadSByte()"/>
    public byte ReadByte() => (byte)Integer(_position, byte.MinValue, byte.MaxValue);

    /// <inheritdoc cref="ReadSByte()"/>
    public short ReadInt16() => (short)Integer(_position, short.MinValue, short.MaxValue);

    /// <inheritdoc cref="ReadSByte()"/>
    public ushort ReadUInt16() => (ushort)Integer(_position, ushort.MinValue, ushort.MaxValue);

    /// <inheritdoc cref="ReadSByte()"/>
    public int ReadInt32() => (int)Integer(_position, int.MinValue, int.MaxValue);

    /// <inheritdoc cref="ReadSByte()"/>
    public uint ReadUInt32() => (uint)Integer(_position, uint.MinValue, uint.MaxValue);

    /// <inheritdoc cref="ReadSByte()"/>
    public long ReadInt64() => Integer(_position, long.MinValue, long.MaxValue);

    /// <inheritdoc cref="ReadSByte()"/>
    public ulong ReadUInt64()
    {
        Tag(KeyTag.Integer, "an integer of 0 or more");
        return Varuint();
    }

    /// <inheritdoc cref="ReadSByte()"/>
    public Int128 ReadInt128()
    {
        var value = ReadBigInteger();
        if (value < Int128.MinValue || value > Int128.MaxValue)
            Throw("an integer does not fit 128 bits.");
        return (Int128)value;
    }

    /// <inheritdoc cref="ReadSByte()"/>
    public UInt128 ReadUInt128()
    {
        var value = ReadBigInteger();
        if (value.Sign < 0 || value > UInt128.MaxValue)
            Throw("an integer does not fit 128 bits without a sign.");
        return (UInt128)value;
    }

    /// <inheritdoc cref="ReadSByte()"/>
    public BigInteger ReadBigInteger()
    {
        switch (PeekTag())
        {
            case KeyTag.Integer:
                _position++;
                return Varuint();
            case KeyTag.NegativeInteger:
                _position++;
                return -1 - (BigInteger)Varuint();
            default:
                Tag(KeyTag.BigInteger, "an integer");
                var bytes = Take(Count());
                var value = new BigInteger(bytes);
                if (value.GetByteCount() != bytes.Length || BigIntegers.IsSmall(value))
                    Throw("an integer has more bytes than it needs.");
                return value;
        }
    }

    /// <summary>Reads a number.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public Half ReadHalf()
    {
        Tag(KeyTag.Half, "a half-precision number");
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
        var value = BitConverter.UInt16BitsToHalf(bits);
        if (KeyFormat.Canonical(value) != bits)
            ThrowNumber();
        return value;
    }

    /// <inheritdoc cref="ReadHalf()"/>
    public float ReadSingle()
    {
        Tag(KeyTag.Single, "a single-precision number");
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
        var value = BitConverter.UInt32BitsToSingle(bits);
        if (KeyFormat.Canonical(value) != bits)
            ThrowNumber();
        return value;
    }

    /// <inheritdoc cref="ReadHalf()"/>
    public double ReadDouble()
    {
        Tag(KeyTag.Double, "a double-precision number");
        var bits = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
        var value = BitConverter.UInt64BitsToDouble(bits);
        if (KeyFormat.Canonical(value) != bits)
            ThrowNumber();
        return value;
    }

    /// <inheritdoc cref="ReadHalf()"/>
    public decimal ReadDecimal()
    {
        Tag(KeyTag.Decimal, "a decimal number");
        var bytes = Take(13);
        var scale = bytes[0] & 0x7F;
        if (scale > 28)
            Throw($"a decimal number has {scale} places; 28 is the most.");
        var value = new decimal(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[5..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[9..]),
            bytes[0] >= 0x80,
            (byte)scale);
        var normal = KeyFormat.Normalise(value);
        if (normal.Scale != scale || (value == 0 && bytes[0] != 0))
            ThrowNumber();
        return value;
    }

    /// <summary>Reads text.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public string ReadString() => String(_position);

    /// <summary>Reads bytes.</summary>
    /// <returns>The bytes, as a part of the message.</returns>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public ReadOnlySpan<byte> ReadBytes()
    {
        Tag(KeyTag.Bytes, "bytes");
        return Take(Count());
    }

    /// <summary>Reads a GUID.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public Guid ReadGuid()
    {
        Tag(KeyTag.Guid, "a GUID");
        return new(Take(16), bigEndian: true);
    }

    /// <summary>Reads a URI.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public Uri ReadUri()
    {
        var kind = UriKind.Relative;
        if (PeekTag() == KeyTag.AbsoluteUri)
        {
            kind = UriKind.Absolute;
            _position++;
        }
        else
        {
            Tag(KeyTag.RelativeUri, "a URI");
        }

        var text = ReadString();
        if (!Uri.TryCreate(text, kind, out var value))
            Throw($"text stands where a URI was expected that is {kind}.");
        if (!string.Equals(KeyFormat.Text(value), text, StringComparison.Ordinal))
            Throw("a URI stands there that has another spelling.");
        return value;
    }

    /// <summary>Reads a version number.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public Version ReadVersion()
    {
        Tag(KeyTag.Version, "a version");
        var parts = Varuint();
        if (parts is < 2 or > 4)
            Throw($"a version has 2 to 4 parts, not {parts}.");
        var major = (int)Within(int.MaxValue, "a version's part");
        var minor = (int)Within(int.MaxValue, "a version's part");
        if (parts == 2)
            return new(major, minor);
        var build = (int)Within(int.MaxValue, "a version's part");
        return parts == 3 ? new(major, minor, build) : new(major, minor, build, (int)Within(int.MaxValue, "a version's part"));
    }

    /// <summary>Reads a date.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public DateOnly ReadDateOnly() => DateOnly(_position);

    /// <summary>Reads a time of day.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public TimeOnly ReadTimeOnly()
    {
        Tag(KeyTag.TimeOfDay, "a time of day");
        return new((long)Within((ulong)TimeOnly.MaxValue.Ticks, "a time of day"));
    }

    /// <summary>Reads a duration.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public TimeSpan ReadTimeSpan()
    {
        Tag(KeyTag.Duration, "a duration");
        var folded = Varuint();
        return new((long)(folded >> 1) ^ -(long)(folded & 1));
    }

    /// <summary>Reads a date and time with its kind.</summary>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public DateTime ReadDateTime()
    {
        Tag(KeyTag.DateTime, "a date and time");
        var kind = (DateTimeKind)Within((ulong)DateTimeKind.Local, "a kind of time");
        return new((long)Within((ulong)DateTime.MaxValue.Ticks, "a date and time"), kind);
    }

    /// <summary>Reads an instant.</summary>
    /// <returns>The instant in UTC: offsets are not part of keys and messages.</returns>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public DateTimeOffset ReadDateTimeOffset()
    {
        Tag(KeyTag.Instant, "an instant");
        return new((long)Within((ulong)DateTimeOffset.MaxValue.UtcTicks, "an instant"), TimeSpan.Zero);
    }

    // ASCII, which most text is, is read without looking for more.
    private readonly string Text(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return "";
        // Checked and widened in one pass; where it turns out not to be ASCII, the text is made again.
        var status = OperationStatus.Done;
        var text = string.Create(bytes.Length, new Widening(bytes, ref status), static (span, source) => source.Status = Ascii.ToUtf16(source.Bytes, span, out _));
        return status == OperationStatus.Done ? text : NonAscii(bytes);
    }

    private readonly ref struct Widening(ReadOnlySpan<byte> bytes, ref OperationStatus status)
    {
        public readonly ReadOnlySpan<byte> Bytes = bytes;
        public readonly ref OperationStatus Status = ref status;
    }

    private readonly string NonAscii(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
            Throw("text is not valid UTF-8.");
        return Encoding.UTF8.GetString(bytes);
    }

    private string ReadUnpairedText()
    {
        _position++;
        var units = Varuint();
        if (units > (ulong)(Remaining / 2))
            ThrowEnd();
        var bytes = Take(2 * (int)units);
        var text = string.Create((int)units, bytes, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(source[(2 * i)..]);
        });
        if (!KeyFormat.HasUnpairedSurrogate(text))
            Throw("text is in the form for unpaired surrogates and has none.");
        return text;
    }

    // The values that tasks have most, from where they start: the position is written once a value.

    private bool Boolean(int at)
    {
        _position = at;
        var tag = PeekTag();
        if (tag is not (KeyTag.False or KeyTag.True))
            ThrowTag("a truth value");
        _position = at + 1;
        return tag == KeyTag.True;
    }

    private string String(int at)
    {
        // A tag and a length of one byte.
        if (_message.Length - at >= 2)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(_message), at);
            int length = Unsafe.Add(ref first, 1);
            if (first == KeyTag.Text && length < 0x80 && length <= _message.Length - at - 2)
            {
                _position = at + 2 + length;
                return Text(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref first, 2), length));
            }
        }

        _position = at;
        if (PeekTag() == KeyTag.UnpairedText)
            return ReadUnpairedText();
        Tag(KeyTag.Text, "text");
        return Text(Take(Count()));
    }

    private DateOnly DateOnly(int at)
    {
        _position = at;
        Tag(KeyTag.Date, "a date");
        return System.DateOnly.FromDayNumber((int)Within((ulong)System.DateOnly.MaxValue.DayNumber, "a date"));
    }

    private long Integer(int at, long min, long max)
    {
        // Small numbers, which most are: a tag and one byte.
        if (_message.Length - at >= 2)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(_message), at);
            if (first == KeyTag.Integer && Unsafe.Add(ref first, 1) is < 0x80 and var small && small <= max)
            {
                _position = at + 2;
                return small;
            }
        }

        _position = at;
        return LongInteger(min, max);
    }

    private long LongInteger(long min, long max)
    {
        var start = _position;
        var tag = PeekTag();
        if (tag is not (KeyTag.Integer or KeyTag.NegativeInteger))
            ThrowTag("an integer");
        _position++;
        var magnitude = Varuint();
        var value = (long)magnitude ^ -(long)(tag - KeyTag.Integer);
        if (magnitude > long.MaxValue || value < min || value > max)
            ThrowRange(start, min, max);
        return value;
    }

    private ulong Within(ulong max, string what)
    {
        var value = Varuint();
        if (value > max)
            Throw(string.Create(CultureInfo.InvariantCulture, $"{what} is at most {max}, not {value}."));
        return value;
    }

    private void ThrowRange(int start, long min, long max)
    {
        _position = start;
        Throw(string.Create(CultureInfo.InvariantCulture, $"an integer from {min} to {max} was expected."));
    }

    private readonly void ThrowNumber() => Throw("a number is not in its canonical form.");
}
