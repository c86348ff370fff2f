using Refrain.Running;

namespace Refrain;

/// <summary>Processes that run the tasks of a run in place of this one's threads, so that what ends one of them ends nothing else. Immutable.</summary>
/// <param name="Count">How many; at least 1. They share <see cref="RunOptions.Workers"/>, and each runs at least one task at once.</param>
/// <param name="Command">How one is started.</param>
public sealed record WorkerProcesses(int Count, WorkerCommand Command)
{
    /// <summary>How long nothing may be heard of a worker, which says ten times as often that it is alive, before it is killed and its tasks go to others: 30 s unless it is set.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how many tasks a worker is replaced by a new one; never unless it is set.</summary>
    public int? MaxTasks { get; init; }

    /// <summary>Above how many bytes of memory (its working set, after a task) a worker is replaced by a new one; never unless it is set.</summary>
    public long? MaxMemory { get; init; }

    /// <summary>Starts a worker in the place of <see cref="Command"/>.</summary>
    internal Func<IWorkerLink>? Start { get; init; }
}
