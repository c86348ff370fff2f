namespace Refrain.Codecs;

/// <summary>JSON that is not what is to be read of it; who knows the file and the line says so to the user.</summary>
/// <param name="offset">Where in the text what is wrong begins.</param>
/// <param name="end">Where it ends.</param>
/// <param name="problem">What is wrong; null where something else was <see cref="Expected"/>.</param>
internal sealed class JsonMismatchException(long offset, long end, string? problem) : Exception(problem)
{
    /// <summary>Where in the text what is wrong begins.</summary>
    public long Offset { get; } = offset;

    /// <summary>Where it ends.</summary>
    public long End { get; } = end;

    /// <summary>What is wrong; null where something else was <see cref="Expected"/>.</summary>
    public string? Problem { get; } = problem;

    /// <summary>What was expected, with its article.</summary>
    public string Expected { get; init; } = "";

    /// <summary>The member that an object lacks; null where that is not what is wrong.</summary>
    public string? Missing { get; init; }
}
