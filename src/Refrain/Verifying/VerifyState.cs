namespace Refrain;

/// <summary>What came of a task in a verification.</summary>
public enum VerifyState
{
    /// <summary>Run again, it made the bytes that are stored.</summary>
    Same,

    /// <summary>Run again, it made other bytes; or it requires other tasks, and did not run.</summary>
    Differs,

    /// <summary>Run again, it threw.</summary>
    Failed,

    /// <summary>It was not held against anything: its artifact is not complete or not up to date, or what it reads could not be read.</summary>
    NotVerified,
}
