namespace Refrain;

/// <summary>What is stale in a store.</summary>
/// <param name="Artifacts">What is marked, by name and then by key.</param>
/// <param name="Unseen">The sources that could not be looked at, with what they threw; their marks are as they were.</param>
/// <param name="InSync">Whether the marks are up to date. They are not where others wrote all the while: then look again.</param>
public sealed record StaleReport(IReadOnlyList<StaleArtifact> Artifacts, IReadOnlyList<(ITask Source, Exception Error)> Unseen, bool InSync)
{
    /// <summary>
    /// Why an artifact is stale, back to the cause: the artifact, the stale input that it was made from, and so on. Empty for one that is not stale.
    /// </summary>
    /// <param name="key">The artifact.</param>
    public IReadOnlyList<StaleArtifact> Why(TaskKey key)
    {
        var byKey = Artifacts.ToDictionary(a => a.Key);
        var chain = new List<StaleArtifact>();

        // The recorded inputs of different times may form a circle.
        for (var seen = new HashSet<TaskKey>(); byKey.TryGetValue(key, out var next) && seen.Add(key); key = next.Mark.Because)
            chain.Add(next);
        return chain;
    }
}
