using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Refrain.Benchmarks.Fastest;

/// <summary>Parses non-negative numbers out of bytes.</summary>
internal static unsafe class Digits
{
    private const int VectorWidth = 16;

    // Sixteen bytes from offset n keep the last n bytes of a vector.
    private static ReadOnlySpan<byte> KeepLast =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ];

    /// <summary>The number of the <paramref name="length"/> bytes before <paramref name="end"/>; 16 bytes there may be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Parse(byte* end, int length)
    {
        if (!Sse41.IsSupported || (uint)(length - 1) >= VectorWidth)
            return ParseByteByByte(end, length);

        var keep = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(KeepLast), (nuint)length);
        var digits = (Vector128.Load(end - VectorWidth) - Vector128.Create((byte)'0')) & keep;
        if (Vector128.GreaterThanAny(digits, Vector128.Create((byte)9)))
            return ParseByteByByte(end, length);

        // 16 digits -> 8 pairs -> 4 fours -> 2 eights, each step multiplying the left part and adding the right.
        var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((short)0x010A).AsSByte());
        var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(0x0001_0064).AsInt16());
        var packed = Sse41.PackUnsignedSaturate(fours, fours).AsInt16();
        var eights = Sse2.MultiplyAddAdjacent(packed, Vector128.Create(0x0001_2710).AsInt16()).AsUInt64().ToScalar();
        return (uint)eights * 100_000_000L + (long)(eights >> 32);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long ParseByteByByte(byte* end, int length)
    {
        if (length < 1)
            throw new FormatException("An id is empty.");
        long number = 0;
        for (var at = end - length; at < end; at++)
        {
            if (*at is < (byte)'0' or > (byte)'9')
                throw new FormatException($"'{(char)*at}' is not a digit.");
            number = checked(10 * number + (*at - '0'));
        }
        return number;
    }
}
