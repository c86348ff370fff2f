namespace Refrain;

/// <summary>
/// What to clean up. What no entry of the catalog refers to any more (blobs, temporaries and scratch of runs that were killed) is removed in any case. Where
/// none of the kinds is set, <see cref="Stale"/> is meant. Immutable.
/// </summary>
public sealed record CleanOptions
{
    /// <summary>Whether only to say what would be removed.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// Whether to remove what is marked stale. Something that was marked by hand is only if nothing was made from it; otherwise it is to be made again.
    /// </summary>
    public bool Stale { get; init; }

    /// <summary>
    /// Whether to remove what no task that a user asked for reaches along the recorded inputs; so are tasks that this program does not know, and those it has with
    /// other parameters. Other programs that share the store must be thought of.
    /// </summary>
    public bool Orphans { get; init; }

    /// <summary>Whether to drop the bytes of tasks with <see cref="Retention.Intermediate"/> that everything made from them is up to date with.</summary>
    public bool Intermediate { get; init; }

    /// <summary>
    /// Limits the other kinds to what has been as it is for longer than this: marks set before, artifacts made before. Where none of the other kinds is set,
    /// tasks that no user has asked for since then are given up, and removed with all that only they need.
    /// </summary>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>How many tasks and sources may be reached from what users have asked for, as many as a run may have unless it is told otherwise; where it is more, nothing is removed. At least 1.</summary>
    public int MaxTasks { get; init; } = 10_000_000;
}
