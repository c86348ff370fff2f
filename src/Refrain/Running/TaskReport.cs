namespace Refrain;

/// <summary>What came of one task in a run.</summary>
/// <param name="Task">The task.</param>
/// <param name="Name">The task's name.</param>
/// <param name="State">What came of it.</param>
/// <param name="Reason">Why it had to run; <see langword="null"/> for one that was up to date or not tried.</param>
/// <param name="Duration">From the call of <c>Run</c> to the complete output, what it waited for aside; zero for one that did not run.</param>
/// <param name="OutputVersion">The version that its artifact has now, or <see langword="null"/> if there is none of this run.</param>
/// <param name="Error">What it threw, or <see langword="null"/>.</param>
public sealed record TaskReport(
    ITask Task, string Name, TaskState State, Reason? Reason, TimeSpan Duration, ContentHash? OutputVersion, Exception? Error);
