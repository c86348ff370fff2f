namespace Refrain;

/// <summary>How long the bytes of an artifact are wanted.</summary>
public enum Retention
{
    /// <summary>Until the artifact is stale and cleaned up.</summary>
    Keep,

    /// <summary>Until every known dependent is up to date; the trace is kept, so dependents stay up to date without the bytes.</summary>
    Intermediate,
}
