namespace Refrain;

/// <summary>A task was at work in worker processes each time that one died, too often for chance; or no worker could be started. It is not tried again.</summary>
public sealed class WorkerDiedException : Exception
{
    internal WorkerDiedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
