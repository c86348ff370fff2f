namespace Refrain.Running;

/// <summary>A task did not end within its time, nor within the grace after that: it may still be at work in this process.</summary>
internal sealed class GivenUpException(string message) : TimeoutException(message)
{
    /// <summary>Whether an error says that a task was given up, if not that alone.</summary>
    public static bool IsIn(Exception? error) => error is GivenUpException or StrayResultException { InnerException: GivenUpException };
}
