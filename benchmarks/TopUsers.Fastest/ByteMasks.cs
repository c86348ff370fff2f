using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Refrain.Benchmarks.Fastest;

/// <summary>Finds bytes 64 at a time: bit i of a mask tells whether byte i is the one looked for.</summary>
internal static unsafe class ByteMasks
{
    public const int Width = 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(byte* at, char wanted)
    {
        var value = (byte)wanted;
        if (Vector512.IsHardwareAccelerated)
            return Vector512.Equals(Vector512.Load(at), Vector512.Create(value)).ExtractMostSignificantBits();
        var pattern = Vector256.Create(value);
        ulong low = Vector256.Equals(Vector256.Load(at), pattern).ExtractMostSignificantBits();
        ulong high = Vector256.Equals(Vector256.Load(at + 32), pattern).ExtractMostSignificantBits();
        return low | high << 32;
    }

    /// <summary>The place of the n-th set bit, counted from 0; the mask has more than n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlaceOf(ulong mask, int n)
    {
        if (Bmi2.X64.IsSupported)
            return BitOperations.TrailingZeroCount(Bmi2.X64.ParallelBitDeposit(1UL << n, mask));
        for (; n > 0; n--)
            mask &= mask - 1;
        return BitOperations.TrailingZeroCount(mask);
    }

    /// <summary>Those bits of a mask that lie below the lowest bit of another one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Below(ulong mask, ulong limit) => mask & ~limit & (limit - 1);
}
