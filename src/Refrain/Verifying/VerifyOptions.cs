namespace Refrain;

/// <summary>How a verification is to go. Immutable.</summary>
public sealed record VerifyOptions
{
    /// <summary>
    /// How many tasks run at once; at least 1. By default the number of processors. With 1 the order is exactly the reverse of the plan's, with more it begins so.
    /// </summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>How many tasks and sources there may be: what requires ever more is not verified, and says so. 10 million unless it is set.</summary>
    public int MaxTasks { get; init; } = new RunOptions().MaxTasks;

    /// <summary>How long a cancelled verification waits for tasks that do not heed the token before it gives them up.</summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Called with what came of each task, one call at a time, as soon as it is known; it should return soon.</summary>
    public Action<VerifiedTask>? Progress { get; init; }
}
