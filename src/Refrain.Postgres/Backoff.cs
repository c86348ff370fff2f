namespace Refrain.Postgres;

/// <summary>
/// How long to wait between tries: not at all at first, since a connection that was cut is soon another one; then twice as long each time, up to two seconds. Up to half of it is taken off by what a
/// hash of seed and try says, so that several programs do not come at once, and the waits of one can be told beforehand.
/// </summary>
internal static class Backoff
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    /// <param name="attempt">The try that failed, from 0.</param>
    /// <param name="seed">Tells programs apart.</param>
    public static TimeSpan After(int attempt, uint seed)
    {
        if (attempt == 0)
            return TimeSpan.Zero;
        var whole = Math.Min(s_first.Ticks << Math.Min(attempt - 1, 20), s_longest.Ticks);

        // The finaliser of MurmurHash3 spreads neighbouring numbers over all.
        var hash = seed ^ ((uint)attempt * 0x9E3779B9u);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        hash ^= hash >> 16;
        return TimeSpan.FromTicks(whole - (long)(whole / 2 * (hash / (double)uint.MaxValue)));
    }
}
