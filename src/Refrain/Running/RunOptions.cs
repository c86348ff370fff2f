namespace Refrain;

/// <summary>How a run is to go. Immutable.</summary>
public sealed record RunOptions
{
    /// <summary>How many tasks run at once; at least 1. By default the number of processors.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether the tasks that were asked for run even if they are up to date. What they require runs only if it must.</summary>
    public bool Force { get; init; }

    /// <summary>
    /// Whether every task is looked at, even where the store remembers that an earlier run found them up to date and nothing can have changed since
    /// (<see cref="RunReport.IsProven"/>). That finds artifacts between the roots and the sources whose bytes have been lost.
    /// </summary>
    public bool Recheck { get; init; }

    /// <summary>
    /// Whether, after a failure, everything that does not depend on it goes on. Otherwise no further task is started, those that run are awaited.
    /// </summary>
    public bool KeepGoing { get; init; } = true;

    /// <summary>How long a cancelled run waits for tasks that do not heed the token before it gives them up.</summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Called for each change of a task's state, one call at a time and in order; it should return soon.</summary>
    public Action<RunEvent>? Progress { get; init; }
}
