using Refrain.Planning;
using Refrain.Stores;
using Refrain.Targets;

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

    /// <summary>How many blobs are looked at at once: a store on another machine takes its time for each.</summary>
    private const int LooksAtOnce = 32;

    /// <param name="graph">The graph.</param>
    /// <param name="nodes">The tasks.</param>
    /// <param name="store">The store.</param>
    /// <param name="listing">What the store's catalog lists.</param>
    /// <param name="targets">The targets that tasks write to.</param>
    /// <param name="places">The places that the graph's tasks write to.</param>
    /// <param name="damaged">An artifact whose bytes are known to be damaged.</param>
    /// <param name="cancellationToken">Ends it, also while the catalog, blobs or targets are being looked at.</param>
    public static async ValueTask SupplyAsync(
        TaskGraph graph, IReadOnlyList<Node> nodes, ArtifactStore store, CatalogListing listing, IReadOnlyList<Target> targets, PlaceLook places, TaskKey? damaged, CancellationToken cancellationToken)
    {
        places.Add(nodes);
        var markers = new MarkerLook(targets);
        await SupplyAsync(graph, nodes, store, listing, markers, damaged, cancellationToken);
        foreach (var (node, entry, isDamaged) in markers.Waiting)
            graph.Supply(node, entry, isDamaged, await markers.LookAsync(node, entry, cancellationToken));
    }

    private static async ValueTask SupplyAsync(TaskGraph graph, IReadOnlyList<Node> nodes, ArtifactStore store, CatalogListing listing, MarkerLook markers, TaskKey? damaged, CancellationToken cancellationToken)
    {
        // Tasks are told of in the order in which their entries came, so what comes behind a look waits for it.
        var looks = new Queue<(Node Node, CatalogEntry? Entry, Task<bool> IsInPlace)>();
        try
        {
            await GoThroughAsync();
            await TellAsync(0);
        }
        finally
        {
            foreach (var (_, _, look) in looks)
                await ((Task)look).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        async ValueTask GoThroughAsync()
        {
            if (nodes.Count < Many)
            {
                var entries = await store.Catalog.FindAsync([.. nodes.Select(n => n.Key)], cancellationToken: cancellationToken);
                foreach (var node in nodes)
                    await SupplyAsync(node, entries.GetValueOrDefault(node.Key));
                return;
            }

            // Each as it comes, so that the graph can let it go: all at once are half of the memory of a large run.
            var found = 0;
            long passedOver = 0;
            Node? last = null;
            await foreach (var entries in listing.EntriesAsync(cancellationToken))
            {
                var isKept = false;
                for (var i = 0; i < entries.Count; i++)
                {
                    // Entries arrived about in the order in which a graph like this one was gone through.
                    var key = entries.KeyOf(i);
                    var node = last is not null && graph.After(last) is { } next && next.Key == key ? next : graph.Find(key);
                    if (node is not { IsSupplied: false } || markers.IsWaiting(node))
                    {
                        passedOver++;
                        continue;
                    }

                    last = node;
                    await SupplyAsync(node, new(entries, i));
                    isKept |= node.Listed.IsListed;
                    if (++found == nodes.Count)
                        return;
                }

                if (!isKept)
                    listing.GiveBack(entries);
                if (passedOver > (long)MostPassedOver * nodes.Count)
                    break;
            }

            // What a whole listing did not show is not there.
            await TellAsync(0);
            var others = passedOver > (long)MostPassedOver * nodes.Count ? await store.Catalog.FindAsync([.. nodes.Where(IsMissing).Select(n => n.Key)], cancellationToken: cancellationToken) : null;
            for (var i = 0; i < nodes.Count; i++)
            {
                if (IsMissing(nodes[i]))
                    await SupplyAsync(nodes[i], others?.GetValueOrDefault(nodes[i].Key));
            }

            bool IsMissing(Node node) => !node.IsSupplied && !markers.IsWaiting(node);
        }

        ValueTask SupplyAsync(Node node, StoredEntry entry)
        {
            // Of most there is nothing, or it lies in the catalog or on this machine.
            var look = entry.Blob is null || damaged == node.Key ? new(entry.IsNone || damaged != node.Key) : IsInPlaceAsync(entry.Entry!, store, cancellationToken);
            if (looks.Count == 0 && look.IsCompletedSuccessfully)
            {
                Supply(node, entry, !look.Result);
                return default;
            }

            looks.Enqueue((node, entry.Entry, look.AsTask()));
            return TellAsync(LooksAtOnce - 1);
        }

        // Tells of those that were looked at, until so few looks are left.
        async ValueTask TellAsync(int left)
        {
            while (looks.TryPeek(out var first) && (looks.Count > left || first.IsInPlace.IsCompleted))
            {
                var isInPlace = await first.IsInPlace;
                looks.Dequeue();
                Supply(first.Node, first.Entry, !isInPlace);
            }
        }

        void Supply(Node node, StoredEntry entry, bool isDamaged)
        {
            // The markers of all are asked for together.
            if (node.Descriptor.Targets.Count > 0 && entry.Entry is { } whole)
                markers.Wait(node, whole, isDamaged);
            else
                graph.Supply(node, entry, isDamaged);
        }
    }

    /// <summary>Whether the bytes are there in their length. Their content is verified when it is read.</summary>
    public static async ValueTask<bool> IsInPlaceAsync(CatalogEntry entry, ArtifactStore store, CancellationToken cancellationToken) =>
        entry.Blob is null || await store.Blobs.LengthAsync(entry.Blob, cancellationToken) == entry.Size;
}
