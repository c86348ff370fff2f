namespace Refrain;

/// <summary>How a run is to go. Immutable.</summary>
public sealed record RunOptions
{
    /// <summary>The most that <see cref="Workers"/> and <see cref="WorkerProcesses.Count"/> may be.</summary>
    public const int MostWorkers = 100_000;

    /// <summary>How many tasks run at once; from 1 to <see cref="MostWorkers"/>. By default the number of processors.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>The processes that run the tasks; the threads of this one unless it is set.</summary>
    public WorkerProcesses? Processes { get; init; }

    /// <summary>
    /// The broker whose workers, on any machines, run the tasks; the threads of this process unless it is set. It stays the caller's. <see cref="Workers"/> then counts for what is looked
    /// at in this process.
    /// </summary>
    public Brokers.ITaskBroker? Broker { get; init; }

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

    /// <summary>After how many failures no further task is started, as if <see cref="KeepGoing"/> were not set; no limit unless it is set.</summary>
    public int? MaxFailures { get; init; }

    /// <summary>How many tasks and sources the run may come to: what requires ever more is stopped by it. 10 million unless it is set.</summary>
    public int MaxTasks { get; init; } = 10_000_000;

    /// <summary>How much there is of the named resources that tasks use (<see cref="UsesAttribute"/>); 1 of what is not named.</summary>
    public IReadOnlyDictionary<string, int> Resources { get; init; } = new Dictionary<string, int>();

    /// <summary>How often a task whose type does not say it is tried again after it failed.</summary>
    public int Retries { get; init; }

    /// <summary>After which failures a task is tried again: after all but those that trying again does not help, unless it is set.</summary>
    public Func<Exception, bool> RetryWhen { get; init; } = static error => error is not (RequirementException or RequiredTaskException or NotSupportedException or NotImplementedException);

    /// <summary>How long it waits before it is tried again for the first time; each further time twice as long, to at most <see cref="MaxRetryDelay"/>, and up to half of that less, so that not all come back at once. 1 s unless it is set.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it waits at most before it is tried again: 1 min unless it is set.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a task may take whose type does not say it, what it waits for aside; no limit unless it is set, nor by one of more than 49 days.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long a cancelled run waits for tasks that do not heed the token before it gives them up; and a task that did not end in its time, before that is given up.</summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Called for each change of a task's state, one call at a time and in order; it should return soon.</summary>
    public Action<RunEvent>? Progress { get; init; }
}
