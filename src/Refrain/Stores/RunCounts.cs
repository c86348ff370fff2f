namespace Refrain.Stores;

/// <summary>How many tasks of a run met which end.</summary>
/// <param name="Executed">Those that ran and committed.</param>
/// <param name="UpToDate">Those that had nothing to do.</param>
/// <param name="Failed">Those that threw.</param>
/// <param name="Skipped">Those that were not run because something that they require failed.</param>
public readonly record struct RunCounts(long Executed, long UpToDate, long Failed, long Skipped);
