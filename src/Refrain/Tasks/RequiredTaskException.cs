namespace Refrain;

/// <summary>
/// A task that another one asked for while it runs failed, or could not be tried. Whoever asked cannot go on: it is skipped, also if it catches this.
/// </summary>
/// <param name="required">The task that was asked for.</param>
/// <param name="message">What became of it.</param>
/// <param name="inner">What it threw, if it ran.</param>
public sealed class RequiredTaskException(ITask required, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The task that was asked for.</summary>
    public ITask Required { get; } = required;
}
