using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Refrain.Codecs;

public ref partial struct ValueWriter
{
    /// <summary>Appends a truth value as one byte, 0 or 1.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(bool value) => Claim(1) = value ? (byte)1 : (byte)0;

    /// <summary>Appends one byte.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(byte value) => Claim(1) = value;

    /// <summary>Appends one byte.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(sbyte value) => Claim(1) = (byte)value;

    /// <summary>Appends two bytes.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(short value) => Unsafe.WriteUnaligned(
        ref Claim(sizeof(short)), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));

    /// <summary>Appends two bytes.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ushort value) => Write((short)value);

    /// <summary>Appends four bytes.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int value) => Unsafe.WriteUnaligned(
        ref Claim(sizeof(int)), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));

    /// <summary>Appends four bytes.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(uint value) => Write((int)value);

    /// <summary>Appends eight bytes.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(long value) => Unsafe.WriteUnaligned(
        ref Claim(sizeof(long)), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));

    /// <summary>Appends eight bytes.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ulong value) => Write((long)value);

    /// <summary>Appends sixteen bytes.</summary>
    /// <param name="value">The value.</param>
    public void Write(Int128 value)
    {
        Write((ulong)value);
        Write((ulong)(value >> 64));
    }

    /// <summary>Appends sixteen bytes.</summary>
    /// <param name="value">The value.</param>
    public void Write(UInt128 value)
    {
        Write((ulong)value);
        Write((ulong)(value >> 64));
    }

    /// <summary>Appends the IEEE 754 bits, two bytes; every NaN as one and the same.</summary>
    /// <param name="value">The value.</param>
    public void Write(Half value) => Write(BitConverter.HalfToInt16Bits(Half.IsNaN(value) ? Half.NaN : value));

    /// <summary>Appends the IEEE 754 bits, four bytes; every NaN as one and the same.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(float value) => Write(float.IsNaN(value) ? unchecked((int)0xFFC00000) : BitConverter.SingleToInt32Bits(value));

    /// <summary>Appends the IEEE 754 bits, eight bytes; every NaN as one and the same, whatever the processor made.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(double value) =>
        Write(double.IsNaN(value) ? unchecked((long)0xFFF8000000000000) : BitConverter.DoubleToInt64Bits(value));

    /// <summary>Appends sixteen bytes: the 96 bits of the number, then sign and scale as they are, so that 1.0 and 1.00 stay different.</summary>
    /// <param name="value">The value.</param>
    public void Write(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        foreach (var part in bits)
            Write(part);
    }

    /// <summary>Appends a UTF-16 code unit, two bytes.</summary>
    /// <param name="value">The value.</param>
    public void Write(char value) => Write((short)value);

    /// <summary>Appends a Unicode scalar value, four bytes.</summary>
    /// <param name="value">The value.</param>
    public void Write(Rune value) => Write(value.Value);

    /// <summary>Appends a length and the shortest little-endian two's complement.</summary>
    /// <param name="value">The value.</param>
    public void Write(BigInteger value)
    {
        var count = value.GetByteCount();
        WriteLength(count);
        value.TryWriteBytes(GetSpan(count), out _);
        Advance(count);
    }

    /// <summary>Appends sixteen bytes in the order of the text form.</summary>
    /// <param name="value">The value.</param>
    public void Write(Guid value)
    {
        value.TryWriteBytes(GetSpan(16), bigEndian: true, out _);
        Advance(16);
    }

    /// <summary>Appends the ticks since 0001-01-01 with the kind in the two upper bits: eight bytes that no time zone changes.</summary>
    /// <param name="value">The value.</param>
    public void Write(DateTime value) => Write((long)((ulong)value.Ticks | ((ulong)value.Kind << 62)));

    /// <summary>Appends the ticks of the clock time, eight bytes, and the offset in minutes, two.</summary>
    /// <param name="value">The value.</param>
    public void Write(DateTimeOffset value)
    {
        Write(value.Ticks);
        Write((short)value.TotalOffsetMinutes);
    }

    /// <summary>Appends the number of the day since 0001-01-01, four bytes.</summary>
    /// <param name="value">The value.</param>
    public void Write(DateOnly value) => Write(value.DayNumber);

    /// <summary>Appends the ticks since midnight, eight bytes.</summary>
    /// <param name="value">The value.</param>
    public void Write(TimeOnly value) => Write(value.Ticks);

    /// <summary>Appends the ticks, eight bytes.</summary>
    /// <param name="value">The value.</param>
    public void Write(TimeSpan value) => Write(value.Ticks);

    /// <summary>Appends the four parts, sixteen bytes; an absent part is −1.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The value is null.</exception>
    public void Write(Version value)
    {
        if (value is null)
            ThrowNull("Version");
        Write(value.Major);
        Write(value.Minor);
        Write(value.Build);
        Write(value.Revision);
    }
}
