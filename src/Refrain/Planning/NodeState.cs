namespace Refrain.Planning;

/// <summary>Where a task stands in a run.</summary>
internal enum NodeState : byte
{
    /// <summary>It waits for what it requires.</summary>
    Waiting,

    /// <summary>It has begun to run, and waits for what it asked for.</summary>
    Suspended,

    /// <summary>There is work to do on it, or being done.</summary>
    Ready,

    /// <summary>It ran, and its artifact is made.</summary>
    Executed,

    /// <summary>Its artifact was up to date, or it is a source that was observed.</summary>
    UpToDate,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was not tried, because something that it requires failed.</summary>
    Skipped,
}
