namespace Refrain.Model;

/// <summary>A place outside of the store that a task writes a file or folder to.</summary>
/// <param name="Path">The path as it was declared.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Number">How many places the task has before it.</param>
internal sealed record PlaceModel(string Path, bool IsFolder, int Number);
