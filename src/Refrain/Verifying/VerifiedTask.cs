namespace Refrain;

/// <summary>What came of one task in a verification.</summary>
/// <param name="Task">The task.</param>
/// <param name="Name">The task's name.</param>
/// <param name="State">What came of it.</param>
/// <param name="Because">
/// Why it was not verified: the reason for which a run would run it, or what could not be read. Of one that differs without a <paramref name="Difference"/> to show, how:
/// a requirement asks for other tasks, or only the hash of the stored bytes is kept. Otherwise empty.
/// </param>
/// <param name="Difference">Where the outputs differ, if they do.</param>
/// <param name="Error">What it threw if it failed, or what kept it from being verified.</param>
/// <param name="Duration">How long it ran; zero for one that did not.</param>
public sealed record VerifiedTask(
    ITask Task, string Name, VerifyState State, string Because, OutputDifference? Difference, Exception? Error, TimeSpan Duration);
