namespace Refrain.Hosting;

/// <summary>What a pipeline program's exit code says.</summary>
public enum ExitCode
{
    /// <summary>Everything that was asked for is done.</summary>
    Done = 0,

    /// <summary>A task failed, what was to be shown is not there, or a verification found a difference or nothing to verify.</summary>
    TaskFailed = 1,

    /// <summary>The arguments are wrong; nothing was done.</summary>
    Usage = 2,

    /// <summary>The store cannot be read or written.</summary>
    Store = 3,

    /// <summary>The broker cannot be reached, or not any more.</summary>
    Broker = 4,

    /// <summary>The program was told to stop; what had committed stays.</summary>
    Cancelled = 130,
}
