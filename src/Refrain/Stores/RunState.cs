namespace Refrain.Stores;

/// <summary>How a run stands or ended. The numbers are stored.</summary>
public enum RunState
{
    /// <summary>It has begun and not ended: it is running, or its process was killed.</summary>
    Open = 0,

    /// <summary>Everything that was asked for is up to date.</summary>
    Succeeded = 1,

    /// <summary>A task failed.</summary>
    Failed = 2,

    /// <summary>It was cancelled.</summary>
    Cancelled = 3,
}
