using System.Numerics;
using System.Runtime.CompilerServices;

namespace Refrain.Collections;

/// <summary>
/// How large the parts are that large collections are kept in. None of them is what the collector takes for a large object (85,000 bytes): those are collected together with everything else that there
/// is, which in a large graph costs more than all that is done with the collection.
/// </summary>
internal static class SegmentSize<T>
{
    // Calculated where it is used, of which the compiler makes constants: a field of a generic type is searched for at each use.
    private const int MostBytes = 64 * 1024;

    /// <summary>The logarithm of <see cref="Most"/> to base 2.</summary>
    public static int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitOperations.Log2((uint)Math.Max(1, MostBytes / Unsafe.SizeOf<T>()));
    }

    /// <summary>How many elements a part has, but a first one that is not full.</summary>
    public static int Most
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1 << Bits;
    }

    /// <summary>How many a part has at first.</summary>
    public static int Least => Math.Min(4, Most);
}
