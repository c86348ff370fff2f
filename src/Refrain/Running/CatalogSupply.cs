using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>Tells a graph what the catalog has for its tasks, in one question for all of them; inline bytes are left until somebody reads them.</summary>
internal static class CatalogSupply
{
    public static async ValueTask SupplyAsync(TaskGraph graph, IReadOnlyList<Node> nodes, ArtifactStore store, IReadOnlySet<TaskKey> damaged)
    {
        var entries = await store.Catalog.FindAsync([.. nodes.Select(n => n.Key)]);
        foreach (var node in nodes)
        {
            var entry = entries.GetValueOrDefault(node.Key);
            graph.Supply(node, entry, entry is not null && (damaged.Contains(node.Key) || !await IsInPlaceAsync(entry, store)));
        }
    }

    /// <summary>Whether the bytes are there in their length. Their content is verified when it is read.</summary>
    private static async ValueTask<bool> IsInPlaceAsync(CatalogEntry entry, ArtifactStore store) =>
        entry.Blob is null || await store.Blobs.LengthAsync(entry.Blob) == entry.Size;
}
