using Refrain.Stores;

namespace Refrain;

/// <summary>An artifact or a source that is marked stale.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">The name of its task or source.</param>
/// <param name="Text">The task with its parameters; name and key where the program does not know it any more.</param>
/// <param name="Mark">The mark, with its cause.</param>
/// <param name="Size">The bytes that it takes; 0 for a source.</param>
public sealed record StaleArtifact(TaskKey Key, string Name, string Text, StaleMark Mark, long Size);
