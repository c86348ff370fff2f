namespace Refrain.Stores;

/// <summary>Numbers of seven bits a byte, least first.</summary>
internal static class Varint
{
    /// <summary>The most bytes that a number takes.</summary>
    public const int MostBytes = 10;

    /// <summary>Writes a number.</summary>
    /// <returns>How many bytes it takes.</returns>
    public static int Write(Span<byte> destination, ulong number)
    {
        var length = 0;
        for (; number >= 0x80; number >>= 7)
            destination[length++] = (byte)(number | 0x80);
        destination[length++] = (byte)number;
        return length;
    }

    /// <summary>Writes a number that may be below 0: small ones of either sign are short.</summary>
    /// <inheritdoc cref="Write"/>
    public static int WriteSigned(Span<byte> destination, long number) => Write(destination, ((ulong)number << 1) ^ (ulong)(number >> 63));

    /// <summary>Reads a number and goes on behind it.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool TryRead(ref ReadOnlySpan<byte> source, out ulong number)
    {
        number = 0;
        for (var i = 0; i < source.Length && i < MostBytes; i++)
        {
            number |= (ulong)(source[i] & 0x7F) << (7 * i);
            if (source[i] >= 0x80)
                continue;
            source = source[(i + 1)..];
            return true;
        }

        return false;
    }

    /// <summary>Reads what <see cref="WriteSigned"/> wrote.</summary>
    /// <inheritdoc cref="TryRead"/>
    public static bool TryReadSigned(ref ReadOnlySpan<byte> source, out long number)
    {
        var isThere = TryRead(ref source, out var folded);
        number = (long)(folded >> 1) ^ -(long)(folded & 1);
        return isThere;
    }
}
