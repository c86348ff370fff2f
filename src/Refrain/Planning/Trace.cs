using Refrain.Stores;
using Refrain.Targets;

namespace Refrain.Planning;

/// <summary>What a task would be made from now, to be held against what its stored artifact was made from.</summary>
/// <param name="Descriptor">The task type as the program has it.</param>
/// <param name="Inputs">The inputs in order: what each is called, its key, and its version; no version for one that is yet to be made.</param>
/// <param name="Damaged">Whether the stored bytes were found missing or wrong.</param>
/// <param name="Forced">Whether the caller wants the task to run.</param>
/// <param name="Wanted">Whether the bytes are wanted; otherwise what is known of them is enough.</param>
/// <param name="Marker">How the markers in the task's targets stand to its stored artifact.</param>
internal readonly record struct Trace(TaskDescriptor Descriptor, NodeInputs Inputs, bool Damaged, bool Forced, bool Wanted, MarkerState Marker);

/// <summary>An input of a task as it is now.</summary>
/// <param name="Task">The required task.</param>
/// <param name="Version">Its version, or <see langword="null"/> while it is not known because the task has yet to run.</param>
internal readonly record struct TraceInput(ITask Task, ContentHash? Version);
