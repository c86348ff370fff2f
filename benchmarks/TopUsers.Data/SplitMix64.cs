namespace Refrain.Benchmarks.Data;

/// <summary>
/// Steele, Lea and Flood's SplitMix64: a counter that grows by the golden ratio, and a mixer of its value.
/// The same seed gives the same numbers on every machine and version of .NET, which <see cref="Random"/> doesn't promise.
/// </summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E37_79B9_7F4A_7C15;
        var mixed = _state;
        mixed = (mixed ^ mixed >> 30) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D0_49BB_1331_11EB;
        return mixed ^ mixed >> 31;
    }

    /// <summary>A number from 0 to below the limit: the high half of a product, which needs no division.</summary>
    public long Below(long limit) => (long)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number from 0 to below 1, in steps of 2 to the power of -53.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));
}
