namespace Refrain.Stores;

/// <summary>What the catalog holds of a run.</summary>
/// <param name="Number">The run's number: unique in the catalog and rising.</param>
/// <param name="Owner">Who runs it, as <see cref="ICatalog.BeginRunAsync"/> was told: enough to see whether that process still lives.</param>
/// <param name="StartedAt">When it began, in UTC.</param>
/// <param name="EndedAt">When it ended, in UTC; <see langword="null"/> while it is open.</param>
/// <param name="State">How it stands or ended. A run that is open while its owner is gone was killed.</param>
/// <param name="Counts">What came of its tasks; zeros while it is open.</param>
public sealed record RunRecord(long Number, string Owner, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, RunState State, RunCounts Counts);
