namespace Refrain;

/// <summary>What a run would do with a task.</summary>
public enum PlannedAction
{
    /// <summary>It would run.</summary>
    Run,

    /// <summary>Its artifact would be used as it is.</summary>
    Reuse,
}

/// <summary>A task of a plan.</summary>
/// <param name="Task">The task.</param>
/// <param name="Name">The task's name.</param>
/// <param name="Action">What a run would do with it, provided that what runs before it makes other content.</param>
/// <param name="Reason">Why it would run; <see langword="null"/> if it would not.</param>
public sealed record PlannedTask(ITask Task, string Name, PlannedAction Action, Reason? Reason);
