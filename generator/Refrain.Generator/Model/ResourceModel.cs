namespace Refrain.Model;

/// <summary>A named resource that a task uses.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Amount">How much of it.</param>
internal sealed record ResourceModel(string Name, int Amount);
