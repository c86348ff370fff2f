namespace Refrain;

/// <summary>A task's requirements could not be evaluated.</summary>
/// <param name="message">The task, what is wrong and what to do.</param>
/// <param name="inner">What the requirement threw.</param>
public sealed class RequirementException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether there are more tasks than there may be.</summary>
    internal bool IsOfLimit { get; init; }
}
