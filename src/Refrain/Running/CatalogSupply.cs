using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// Tells a graph what the catalog has for its tasks: a few are looked for in one question, many by going once through what the catalog holds, which costs
/// far less for each. Inline bytes are left until somebody reads them.
/// </summary>
internal static class CatalogSupply
{
    /// <summary>From so many tasks on it may be worth to go through the whole catalog.</summary>
    private const int Many = 4096;

    /// <summary>Going through the catalog ends when it has shown so many times as many entries as were wanted: the rest is looked for.</summary>
    private const int MostPassedOver = 4;

    /// <param name="graph">The graph.</param>
    /// <param name="nodes">The tasks.</param>
    /// <param name="store">The store.</param>
    /// <param name="listing">What the store's catalog lists.</param>
    /// <param name="damaged">An artifact whose bytes are known to be damaged.</param>
    public static async ValueTask SupplyAsync(
        TaskGraph graph, IReadOnlyList<Node> nodes, ArtifactStore store, CatalogListing listing, TaskKey? damaged)
    {
        var missing = nodes.Count < Many ? nodes : await ListAsync(graph, nodes, listing);
        if (missing.Count > 0)
        {
            var entries = await store.Catalog.FindAsync([.. missing.Select(n => n.Key)]);
            foreach (var node in missing)
                node.Stored = entries.GetValueOrDefault(node.Key);
        }

        foreach (var node in nodes)
            graph.Supply(node, node.Stored, node.Stored is { } entry && (damaged == node.Key || (entry.Blob is not null && !await IsInPlaceAsync(entry, store))));
    }

    /// <summary>Gives nodes what the catalog lists for them.</summary>
    /// <returns>The nodes to look for yet.</returns>
    private static async ValueTask<IReadOnlyList<Node>> ListAsync(TaskGraph graph, IReadOnlyList<Node> nodes, CatalogListing listing)
    {
        var found = 0;
        long passedOver = 0;
        var wholly = true;
        await foreach (var entry in listing.EntriesAsync())
        {
            if (graph.Find(entry.Key) is { IsSupplied: false } node)
            {
                node.Stored = entry;
                if (++found == nodes.Count)
                    return [];
            }
            else if (++passedOver > (long)MostPassedOver * nodes.Count)
            {
                wholly = false;
                break;
            }
        }

        // What a whole listing did not show is not there.
        return wholly ? [] : [.. nodes.Where(n => n.Stored is null)];
    }

    /// <summary>Whether the bytes are there in their length. Their content is verified when it is read.</summary>
    public static async ValueTask<bool> IsInPlaceAsync(CatalogEntry entry, ArtifactStore store) =>
        entry.Blob is null || await store.Blobs.LengthAsync(entry.Blob) == entry.Size;
}
