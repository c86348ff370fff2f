using System.Numerics;
using System.Runtime.CompilerServices;

namespace Refrain.Collections;

/// <summary>
/// How large the parts are that large collections are kept in. None of them is what the collector takes for a large object (85,000 bytes): those are collected together with everything else that there
/// is, which in a large graph costs more than all that is done with the collection.
/// </summary>
internal static class SegmentSize<T>
{
    private const int MostBytes = 64 * 1024;

    /// <summary>The logarithm of <see cref="Most"/> to base 2.</summary>
    public static readonly int Bits = BitOperations.Log2((uint)Math.Max(1, MostBytes / Unsafe.SizeOf<T>()));

    /// <summary>How many elements a part has, but a first one that is not full.</summary>
    public static readonly int Most = 1 << Bits;

    /// <summary>How many a part has at first.</summary>
    public static readonly int Least = Math.Min(4, Most);
}
