namespace Refrain.S3;

/// <summary>How a <see cref="S3BlobStore"/> moves bytes.</summary>
public sealed record S3BlobStoreOptions
{
    /// <summary>The least that S3 takes as a part of an upload, but for the last: 5 MiB.</summary>
    public const int SmallestPart = 5 * 1024 * 1024;

    /// <summary>The largest part: 1 GiB.</summary>
    public const int LargestPart = 1024 * 1024 * 1024;

    /// <summary>The most parts that S3 takes for one object.</summary>
    internal const int MostParts = 10_000;

    /// <summary>
    /// The bytes of a part: 8 MiB. A blob of no more is sent by one request; of more, part by part, so it has at most 10,000 × this many bytes: 78 GiB with 8 MiB.
    /// </summary>
    public int PartSize { get; init; } = 8 * 1024 * 1024;

    /// <summary>
    /// How many parts of one blob are on the way at once: 2. A blob that is being written takes <c>(PartsAtOnce + 1) × PartSize</c> bytes of memory at most: 24 MiB.
    /// </summary>
    public int PartsAtOnce { get; init; } = 2;

    /// <summary>How long a download may bring nothing before its connection is given up, and the rest is asked for anew: 60 s, and 24 days at most.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long the answer to a request is waited for, with all that it sends and each time that it is sent again: 10 min, and 24 days at most. A client that the store makes itself gives one sending up after half of it, and sends it again.
    /// With parts so large, or a way so slow, that a part takes minutes, set it higher.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many times in a row the rest of a download is asked for anew without one byte having come: 4.</summary>
    public int ReadRetries { get; init; } = 4;

    /// <summary>What timers take, and the SDK.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(24);

    /// <summary>A blob of more bytes is put under its name slice by slice, this many bytes each; S3 copies at most 5 GiB by one request.</summary>
    internal long CopySlice { get; init; } = 512L * 1024 * 1024;

    internal S3BlobStoreOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PartSize, SmallestPart);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PartSize, LargestPart);
        ArgumentOutOfRangeException.ThrowIfLessThan(PartsAtOnce, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(ReadRetries);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(IdleTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(IdleTimeout, s_longest);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RequestTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RequestTimeout, s_longest);
        return this;
    }
}
