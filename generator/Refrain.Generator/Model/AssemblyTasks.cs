namespace Refrain.Model;

/// <summary>The tasks and sources of an assembly.</summary>
/// <param name="Tasks">Their models.</param>
internal sealed record AssemblyTasks(EquatableArray<TaskModel> Tasks);
