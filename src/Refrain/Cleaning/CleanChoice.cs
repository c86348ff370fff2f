namespace Refrain.Cleaning;

/// <summary>What a clean is to remove of the catalog.</summary>
/// <param name="Removed">The entries to remove, with the reason and its detail.</param>
/// <param name="Dropped">The entries to drop the bytes of.</param>
/// <param name="GivenUp">What users asked for and is forgotten.</param>
internal sealed record CleanChoice(
    IReadOnlyDictionary<Link, (CleanReason Reason, string Detail)> Removed, IReadOnlyList<Link> Dropped, IReadOnlyList<TaskKey> GivenUp);
