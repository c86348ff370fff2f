namespace Refrain;

/// <summary>Something that a task uses while it runs (<see cref="UsesAttribute"/>).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Amount">How much of it.</param>
public readonly record struct TaskResource(string Name, int Amount);
