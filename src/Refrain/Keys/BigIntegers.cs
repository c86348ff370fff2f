using System.Numerics;

namespace Refrain.Keys;

/// <summary>Which integers take the short form that all widths share.</summary>
internal static class BigIntegers
{
    private static readonly BigInteger _largest = ulong.MaxValue;
    private static readonly BigInteger _smallest = -1 - _largest;

    public static bool IsSmall(BigInteger value) => value >= _smallest && value <= _largest;
}
