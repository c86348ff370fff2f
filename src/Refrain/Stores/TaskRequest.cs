namespace Refrain.Stores;

/// <summary>A user's asking for a task by name; what she asked for is kept, and with it what it needs.</summary>
/// <param name="Key">The task.</param>
/// <param name="Message">The encoded task.</param>
/// <param name="At">When she last did, in UTC.</param>
public sealed record TaskRequest(TaskKey Key, ReadOnlyMemory<byte> Message, DateTimeOffset At);
