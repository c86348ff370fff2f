using System.Runtime.CompilerServices;

namespace Refrain.Delimited;

/// <summary>Integers of up to sixteen digits, eight at a time in one register.</summary>
internal static class DigitParser
{
    private const ulong Zeros = 0x3030303030303030;

    /// <summary>Parses digits without a sign.</summary>
    /// <param name="start">The first digit; eight bytes from it may be read even where there are fewer digits.</param>
    /// <param name="length">The number of digits.</param>
    /// <param name="value">The number.</param>
    /// <returns>False for anything but one to sixteen digits: that is then for a slower parser to judge.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ref byte start, int length, out long value)
    {
        value = 0;
        if (!BitConverter.IsLittleEndian)
            return false;
        // The first digit is in the lowest byte; shifting left drops what lies behind the field and puts zeros in front.
        if ((uint)(length - 1) < 8)
        {
            var digits = (Unsafe.ReadUnaligned<ulong>(ref start) ^ Zeros) << (64 - (length * 8));
            value = (long)Value(digits);
            return AreDigits(digits);
        }

        if ((uint)(length - 9) < 8)
        {
            var high = (Unsafe.ReadUnaligned<ulong>(ref start) ^ Zeros) << (128 - (length * 8));
            var low = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, length - 8)) ^ Zeros;
            value = (long)((Value(high) * 100_000_000) + Value(low));
            return AreDigits(high) & AreDigits(low);
        }

        return false;
    }

    // Inlined, as the parsing of a number is: a call costs as much as either of them.
    /// <summary>Whether every byte is 0 to 9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreDigits(ulong digits) => (((digits + 0x7676767676767676) | digits) & 0x8080808080808080) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Value(ulong digits)
    {
        digits = (digits * 10) + (digits >> 8);
        return (((digits & 0x000000FF000000FF) * 0x000F424000000064)
            + (((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
    }
}
