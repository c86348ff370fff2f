namespace Refrain;

/// <summary>What a <see cref="RunEvent"/> tells.</summary>
public enum RunEventKind
{
    /// <summary>The task has begun to run.</summary>
    Started,

    /// <summary>The task says how much of it is done.</summary>
    Progress,

    /// <summary>The task has ended.</summary>
    Ended,

    /// <summary>The task has failed and is tried again later.</summary>
    Postponed,

    /// <summary>The task waits for what it asked for.</summary>
    Suspended,

    /// <summary>The task goes on with what it asked for.</summary>
    Resumed,
}

/// <summary>A change of a task's state in a run.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Task">The task.</param>
/// <param name="Reason">Why it runs.</param>
/// <param name="State">What came of it, once it has ended.</param>
/// <param name="Error">What it threw, if it failed.</param>
/// <param name="Duration">How long it was at work, what it waited for aside, once it has ended.</param>
/// <param name="Fraction">How much of it is done, from 0 to 1.</param>
/// <param name="Done">How many tasks have ended.</param>
/// <param name="Known">How many tasks the run knows of; runtime requirements add to it.</param>
public readonly record struct RunEvent(
    RunEventKind Kind, ITask Task, Reason? Reason, TaskState? State, Exception? Error, TimeSpan Duration, double Fraction, int Done, int Known)
{
    /// <summary>How long the rest of the run takes; <see langword="null"/> as long as nothing is known of that. It is made so seldom that it costs no more than a hundredth of the run.</summary>
    public RunEstimate? Estimate { get; init; }
}
