namespace Refrain;

/// <summary>What came of a task in a run.</summary>
public enum TaskState
{
    /// <summary>It ran, and its artifact was committed.</summary>
    Executed,

    /// <summary>There was nothing to do.</summary>
    UpToDate,

    /// <summary>It threw; the artifact that it had before is still there.</summary>
    Failed,

    /// <summary>It was not run: something that it requires failed, or the run ended before its turn.</summary>
    Skipped,
}
