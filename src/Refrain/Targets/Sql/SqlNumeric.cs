using System.Buffers.Binary;

namespace Refrain.Targets;

/// <summary>Decimal numbers as PostgreSQL sends them in binary: groups of four digits. Trailing zeros are not kept, so that equal numbers have equal bytes.</summary>
public static class SqlNumeric
{
    /// <summary>The most bytes that a number takes.</summary>
    internal const int MostBytes = 8 + 2 * MostGroups;

    private const int MostGroups = 16;
    private const ushort Negative = 0x4000;

    /// <summary>Writes a number.</summary>
    /// <returns>How many bytes it took.</returns>
    internal static int Write(Span<byte> destination, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var scale = (bits[3] >> 16) & 0xFF;
        while (scale > 0 && digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        var shown = scale;
        for (; scale % 4 != 0; scale++)
            digits *= 10;
        Span<ushort> groups = stackalloc ushort[MostGroups];
        var count = 0;
        for (; digits != 0; digits /= 10_000)
            groups[count++] = (ushort)(digits % 10_000);
        var weight = count == 0 ? 0 : count - scale / 4 - 1;
        var least = 0;
        while (least < count && groups[least] == 0)
            least++;
        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)(count - least));
        BinaryPrimitives.WriteInt16BigEndian(destination[2..], (short)weight);
        BinaryPrimitives.WriteUInt16BigEndian(destination[4..], bits[3] < 0 && count > 0 ? Negative : (ushort)0);
        BinaryPrimitives.WriteUInt16BigEndian(destination[6..], (ushort)shown);
        var length = 8;
        for (var i = count - 1; i >= least; i--, length += 2)
            BinaryPrimitives.WriteUInt16BigEndian(destination[length..], groups[i]);
        return length;
    }

    /// <summary>Reads a number that was encoded for a column.</summary>
    /// <exception cref="OverflowException">It is none that was.</exception>
    public static decimal Read(ReadOnlySpan<byte> source)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(source);
        var exponent = BinaryPrimitives.ReadInt16BigEndian(source[2..]) - count + 1;
        var shown = BinaryPrimitives.ReadUInt16BigEndian(source[6..]);
        UInt128 digits = 0;
        for (var i = 0; i < count; i++)
            digits = digits * 10_000 + BinaryPrimitives.ReadUInt16BigEndian(source[(8 + 2 * i)..]);
        for (; exponent > 0; exponent--)
            digits *= 10_000;
        var scale = -4 * exponent;
        for (; scale > shown; scale--)
            digits /= 10;
        if (digits >> 96 != 0)
            throw new OverflowException("The number has more digits than a decimal.");
        return new decimal(unchecked((int)(uint)digits), unchecked((int)(uint)(digits >> 32)), unchecked((int)(uint)(digits >> 64)), BinaryPrimitives.ReadUInt16BigEndian(source[4..]) == Negative, (byte)scale);
    }
}
