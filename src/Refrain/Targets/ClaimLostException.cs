namespace Refrain.Targets;

/// <summary>A later claim of the same task has written to a target since this one began: whoever holds this was taken for dead.</summary>
/// <param name="message">Which task and target.</param>
/// <param name="inner">What was thrown below.</param>
public sealed class ClaimLostException(string message, Exception? inner = null) : TargetException(message, inner);
