namespace Refrain.Targets;

/// <summary>Who writes to a target.</summary>
/// <param name="Task">The task.</param>
/// <param name="Run">The run's number.</param>
/// <param name="Attempt">The attempt of that run, from 1.</param>
/// <param name="IsRehearsal">Whether nothing is to be written: what would be is hashed and counted, as a verification wants it.</param>
public sealed record TargetClaim(ITask Task, long Run, int Attempt, bool IsRehearsal = false)
{
    /// <summary>
    /// The task as text for people who look at markers: as it prints itself, but with <c>\0</c> and each half of a surrogate pair without the other, which not every target can hold,
    /// as <c>\u0000</c>.
    /// </summary>
    public string TaskText => MarkerText.Of(Task.ToString() ?? "");

    /// <summary>Gives a folder of this attempt's own, for what a rehearsal writes.</summary>
    internal Func<string>? Scratch { get; init; }
}
