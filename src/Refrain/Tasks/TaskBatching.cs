namespace Refrain;

/// <summary>How instances of a task type are put together for its <c>RunBatch</c> (<see cref="BatchAttribute"/>).</summary>
/// <param name="MaxSize">How many are handed over at once at most.</param>
/// <param name="MaxDelay">How long those that are ready may wait for more.</param>
/// <param name="Equal">The parameters that are equal within a batch.</param>
public sealed record TaskBatching(int MaxSize, TimeSpan MaxDelay, IReadOnlyList<Parameter> Equal);
