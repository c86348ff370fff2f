namespace Refrain.Model;

/// <summary>What the graph of an assembly's tasks is drawn from.</summary>
/// <param name="AssemblyName">The assembly's name.</param>
/// <param name="All">Its tasks.</param>
internal sealed record GraphDocsModel(string? AssemblyName, AssemblyTasks All);
