using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Refrain.Codecs;

public ref partial struct ValueReader
{
    /// <summary>Reads a truth value.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="ArtifactFormatException">The bytes end, or hold no such value.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadBoolean()
    {
        var value = Take(1);
        if (value > 1)
            Throw("a truth value is neither 0 nor 1");
        return value != 0;
    }

    /// <summary>Reads one byte.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte() => Take(1);

    /// <summary>Reads one byte.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public sbyte ReadSByte() => (sbyte)Take(1);

    /// <summary>Reads two bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short ReadInt16()
    {
        var value = Unsafe.ReadUnaligned<short>(ref Take(sizeof(short)));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>Reads two bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort ReadUInt16() => (ushort)ReadInt16();

    /// <summary>Reads four bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt32()
    {
        var value = Unsafe.ReadUnaligned<int>(ref Take(sizeof(int)));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>Reads four bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32() => (uint)ReadInt32();

    /// <summary>Reads eight bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadInt64()
    {
        var value = Unsafe.ReadUnaligned<long>(ref Take(sizeof(long)));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>Reads eight bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64() => (ulong)ReadInt64();

    /// <summary>Reads sixteen bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public Int128 ReadInt128()
    {
        var lower = ReadUInt64();
        return new Int128(ReadUInt64(), lower);
    }

    /// <summary>Reads sixteen bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public UInt128 ReadUInt128()
    {
        var lower = ReadUInt64();
        return new UInt128(ReadUInt64(), lower);
    }

    /// <summary>Reads a number of two bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public Half ReadHalf() => BitConverter.Int16BitsToHalf(ReadInt16());

    /// <summary>Reads a number of four bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float ReadSingle() => BitConverter.Int32BitsToSingle(ReadInt32());

    /// <summary>Reads a number of eight bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ReadDouble() => BitConverter.Int64BitsToDouble(ReadInt64());

    /// <summary>Reads a decimal number with its scale.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public decimal ReadDecimal()
    {
        var (low, middle, high, flags) = (ReadInt32(), ReadInt32(), ReadInt32(), ReadInt32());
        var scale = (byte)(flags >> 16);
        if ((flags & 0x7F00FFFF) != 0 || scale > 28)
            Throw("a decimal number has a scale above 28 or unknown flags");
        return new decimal(low, middle, high, flags < 0, scale);
    }

    /// <summary>Reads a UTF-16 code unit.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public char ReadChar() => (char)ReadInt16();

    /// <summary>Reads a Unicode scalar value.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public Rune ReadRune()
    {
        var value = ReadInt32();
        if (!Rune.IsValid(value))
            Throw($"{value} is no Unicode scalar value");
        return new Rune(value);
    }

    /// <summary>Reads an integer of any size.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public BigInteger ReadBigInteger()
    {
        var bytes = ReadBytes();
        var value = new BigInteger(bytes);
        if (bytes.Length != value.GetByteCount())
            Throw("an integer is not written in its shortest form");
        return value;
    }

    /// <summary>Reads sixteen bytes.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public Guid ReadGuid() => new(TakeSpan(16), bigEndian: true);

    /// <summary>Reads a point in time with its kind.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public DateTime ReadDateTime()
    {
        var bits = ReadUInt64();
        var kind = (DateTimeKind)(bits >> 62);
        var ticks = (long)(bits & 0x3FFFFFFFFFFFFFFF);
        if (ticks > DateTime.MaxValue.Ticks || kind > DateTimeKind.Local)
            Throw("a date lies behind the year 9999 or has an unknown kind");
        return new DateTime(ticks, kind);
    }

    /// <summary>Reads a clock time with its offset.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public DateTimeOffset ReadDateTimeOffset()
    {
        var ticks = ReadInt64();
        var offset = ReadInt16();
        if (offset is < -14 * 60 or > 14 * 60)
            Throw($"an offset of {offset} minutes is beyond 14 hours");
        var utc = (Int128)ticks - (offset * TimeSpan.TicksPerMinute);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks || utc < 0 || utc > DateTime.MaxValue.Ticks)
            Throw("a date lies before the year 1 or behind the year 9999");
        return new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset));
    }

    /// <summary>Reads a day.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public DateOnly ReadDateOnly()
    {
        var day = ReadInt32();
        if ((uint)day > (uint)DateOnly.MaxValue.DayNumber)
            Throw("a day lies before the year 1 or behind the year 9999");
        return DateOnly.FromDayNumber(day);
    }

    /// <summary>Reads a time of day.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public TimeOnly ReadTimeOnly()
    {
        var ticks = ReadInt64();
        if ((ulong)ticks > (ulong)TimeOnly.MaxValue.Ticks)
            Throw("a time of day is not within one day");
        return new TimeOnly(ticks);
    }

    /// <summary>Reads a span of time.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public TimeSpan ReadTimeSpan() => new(ReadInt64());

    /// <summary>Reads a version.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public Version ReadVersion()
    {
        var (major, minor, build, revision) = (ReadInt32(), ReadInt32(), ReadInt32(), ReadInt32());
        if (major < 0 || minor < 0 || build < -1 || revision < -1 || (build < 0 && revision >= 0))
            Throw("a version has a negative part");
        return revision >= 0 ? new Version(major, minor, build, revision)
            : build >= 0 ? new Version(major, minor, build)
            : new Version(major, minor);
    }
}
