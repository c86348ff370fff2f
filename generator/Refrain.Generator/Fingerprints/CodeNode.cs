namespace Refrain.Generator.Fingerprints;

/// <summary>A member, the shape of a type, a package, or a task's way in, as what it says itself and what it refers to.</summary>
/// <param name="Name">What a message calls it.</param>
/// <param name="Hash">The hash of its own text, in which what it refers to stands by its position in <paramref name="Edges"/>.</param>
/// <param name="Edges">The numbers of the nodes that it refers to, each once, in the order of its text.</param>
internal sealed record CodeNode(string Name, string Hash, IReadOnlyList<int> Edges);
