namespace Refrain;

/// <summary>A task cannot be made from the texts that were given.</summary>
/// <param name="parameter">The parameter, members of a record as <c>Dataset.Posts</c>.</param>
/// <param name="text">What was given, or <see langword="null"/> where nothing was.</param>
/// <param name="message">What is wrong and what was expected.</param>
/// <param name="inner">What the parser said.</param>
public sealed class TaskArgumentException(string parameter, string? text, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The parameter, members of a record as <c>Dataset.Posts</c>.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>What was given, or <see langword="null"/> where nothing was.</summary>
    public string? Text { get; } = text;
}
