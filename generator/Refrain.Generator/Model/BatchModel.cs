namespace Refrain.Model;

/// <summary>How a task is run together with others of its type.</summary>
/// <param name="Call"><c>RunBatch</c>.</param>
/// <param name="IsByTask">Whether each result comes with its task; otherwise they come in the order of the tasks.</param>
internal sealed record BatchModel(CallModel Call, bool IsByTask)
{
    /// <summary>How many are handed over at once, or 0.</summary>
    public int MaxSize { get; init; }

    /// <summary>How long those that are ready may wait for more, in seconds.</summary>
    public double MaxDelaySeconds { get; init; }

    /// <summary>The names of the parameters that are equal within a batch.</summary>
    public EquatableArray<string> Equal { get; init; }
}
