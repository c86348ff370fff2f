namespace Refrain.Stores;

/// <summary>An artifact's new entry no longer names an input that the one before it named.</summary>
/// <param name="Key">The input.</param>
/// <param name="By">What was made from it.</param>
public readonly record struct DroppedInput(TaskKey Key, TaskKey By);
