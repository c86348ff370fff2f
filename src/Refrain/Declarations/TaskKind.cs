namespace Refrain;

/// <summary>What a record annotated with <see cref="TaskAttribute"/> or <see cref="SourceAttribute"/> is.</summary>
public enum TaskKind
{
    /// <summary>Its output is made by <c>Run</c> and persisted.</summary>
    Task,

    /// <summary>It is observed, and read when needed.</summary>
    Source,
}
