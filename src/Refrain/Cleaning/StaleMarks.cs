using System.Collections.Frozen;
using Refrain.Stores;

namespace Refrain.Cleaning;

/// <summary>Brings the marks of a store up to date.</summary>
internal static class StaleMarks
{
    // Others may commit between the look and the transaction. If they do so all the time, one of them will have the last word.
    private const int MostTries = 5;

    /// <summary>What nobody marks.</summary>
    public static IReadOnlyDictionary<TaskKey, string> NoneByHand => FrozenDictionary<TaskKey, string>.Empty;

    /// <summary>Sets and takes away marks, in one transaction.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="known">The tasks and sources that the program knows; of others the marks say name and key.</param>
    /// <param name="gone">The sources that were looked at and found gone.</param>
    /// <param name="seen">The sources that were looked at and are there.</param>
    /// <param name="byHand">What somebody marks, with what they say.</param>
    /// <param name="now">The time of new marks.</param>
    /// <param name="cancellationToken">Ends it before the transaction.</param>
    /// <returns>Whether the marks are in sync: not if others changed the catalog all the time. Then the dropped inputs are still noted.</returns>
    public static async Task<bool> SettleAsync(
        ICatalog catalog,
        TaskRegistry known,
        IReadOnlySet<TaskKey> gone,
        IReadOnlySet<TaskKey> seen,
        IReadOnlyDictionary<TaskKey, string> byHand,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostTries; i++)
        {
            var links = await StoreLinks.LoadAsync(catalog, known, cancellationToken);
            var changes = MarkRules.Changes(links, gone, seen, byHand, now);
            if ((changes.Count == 0 && links.Drops.Count == 0) || await catalog.MarkAsync(links.Epoch, changes, cancellationToken))
                return true;
        }

        return false;
    }
}
