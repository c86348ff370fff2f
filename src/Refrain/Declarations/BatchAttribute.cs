namespace Refrain;

/// <summary>
/// Says how instances of a task type are put together for its <c>RunBatch</c>. Without it the defaults hold; it is an error where there is no <c>RunBatch</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BatchAttribute : Attribute
{
    internal const int DefaultMaxSize = 1000;

    /// <summary>How many instances are handed over at once at most; 1000 unless it is set.</summary>
    public int MaxSize { get; init; } = DefaultMaxSize;

    /// <summary>
    /// How many seconds instances that are ready may wait for more, while something else runs that could bring some; 0 unless it is set: what is ready when there is a worker
    /// is taken.
    /// </summary>
    public double MaxDelaySeconds { get; init; }

    /// <summary>The names of the parameters that are equal within a batch, such as the day of a table that all of a batch look into; none unless it is set.</summary>
    public string[] Equal { get; init; } = [];
}
