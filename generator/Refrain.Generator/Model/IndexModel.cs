namespace Refrain.Model;

/// <summary>An index of Elasticsearch whose documents a task writes.</summary>
/// <param name="Name">The index, or the alias.</param>
/// <param name="Row">How rows are written.</param>
/// <param name="IsWhole">Whether the task makes the whole index.</param>
/// <param name="Key">The members that tell rows apart.</param>
internal sealed record IndexModel(string Name, ValuePart Row, bool IsWhole, EquatableArray<string> Key);
