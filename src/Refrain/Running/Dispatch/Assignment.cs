using Refrain.Planning;

namespace Refrain.Running;

/// <summary>A task that is to run.</summary>
/// <param name="Node">The task, whose inputs are complete.</param>
/// <param name="Attempt">The attempt of this run, which has the claim of it.</param>
internal readonly record struct Assignment(Node Node, int Attempt);
