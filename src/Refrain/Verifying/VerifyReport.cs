namespace Refrain;

/// <summary>What came of a verification.</summary>
/// <param name="Culture">The name of the culture that the tasks ran under; empty where the program knows no culture but the invariant one.</param>
/// <param name="TimeZone">The local time zone that the tasks saw; <see langword="null"/> where the system does not let a process have another than it had.</param>
/// <param name="Tasks">Each task that the roots reach, requirements before what requires them.</param>
public sealed record VerifyReport(string Culture, string? TimeZone, IReadOnlyList<VerifiedTask> Tasks)
{
    /// <summary>Whether something was verified, nothing differs and nothing failed. What was not verified does not count.</summary>
    public bool IsSound => Count(VerifyState.Same) > 0 && Count(VerifyState.Differs) == 0 && Count(VerifyState.Failed) == 0;

    /// <summary>How many tasks met this end.</summary>
    /// <param name="state">The end.</param>
    public int Count(VerifyState state) => Tasks.Count(t => t.State == state);
}
