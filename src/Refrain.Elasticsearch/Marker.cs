namespace Refrain.Elasticsearch;

/// <summary>The marker of a task as it was found.</summary>
/// <param name="Version">The version of what is complete; null while it is being written.</param>
/// <param name="Run">The run of the claim.</param>
/// <param name="Attempt">Its attempt.</param>
/// <param name="Turn">How often the task has begun to write here: the number that each document carries, so that who was taken for dead cannot write over its successor.</param>
/// <param name="Place">Where the marker is in the history of its shard: a change is taken only if that is still so.</param>
internal sealed record Marker(ContentHash? Version, long Run, int Attempt, long Turn, MarkerPlace Place)
{
    /// <summary>Whether it is of the claim.</summary>
    public bool IsOf(long run, int attempt) => Run == run && Attempt == attempt;

    /// <summary>Whether it is of a later claim.</summary>
    public bool IsAfter(long run, int attempt) => Run > run || (Run == run && Attempt > attempt);
}

/// <summary>The sequence number and the primary term of a document.</summary>
internal readonly record struct MarkerPlace(long SequenceNumber, long PrimaryTerm);
