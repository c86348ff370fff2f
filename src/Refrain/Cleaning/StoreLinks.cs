using Refrain.Stores;

namespace Refrain.Cleaning;

/// <summary>Everything that a catalog has at one moment, linked by the recorded inputs.</summary>
internal sealed class StoreLinks
{
    private readonly Dictionary<TaskKey, Link> _byKey;

    /// <summary>Links entries.</summary>
    /// <param name="epoch">The catalog's epoch, read before the entries.</param>
    /// <param name="entries">All of them, in the order of their arrival.</param>
    /// <param name="drops">The inputs that entries no longer name.</param>
    /// <param name="requests">What users have asked for.</param>
    /// <param name="known">The tasks and sources that the program knows.</param>
    public StoreLinks(
        long epoch, IEnumerable<CatalogEntry> entries, IReadOnlyList<DroppedInput> drops, IReadOnlyList<TaskRequest> requests, TaskRegistry known)
    {
        Epoch = epoch;
        Drops = drops;
        Requests = requests.ToDictionary(r => r.Key);
        Known = known;
        All = [.. entries.Select(e => new Link(e, Known))];
        _byKey = All.ToDictionary(l => l.Key);
        foreach (var link in All)
        {
            foreach (var input in link.Entry.Inputs)
            {
                if (!_byKey.TryGetValue(input.Key, out var made))
                    continue;
                link.Inputs.Add(made);
                made.Requirers.Add(link);
            }
        }
    }

    /// <summary>What the catalog's epoch was before it was read. Where it is still that, everything is as it was read.</summary>
    public long Epoch { get; }

    /// <summary>The tasks and sources that the program knows.</summary>
    public TaskRegistry Known { get; }

    /// <summary>All entries in the order of their arrival.</summary>
    public IReadOnlyList<Link> All { get; }

    /// <summary>The inputs that entries no longer name.</summary>
    public IReadOnlyList<DroppedInput> Drops { get; }

    /// <summary>What users have asked for; of some of it there may be no entry yet.</summary>
    public IReadOnlyDictionary<TaskKey, TaskRequest> Requests { get; }

    public Link? Find(TaskKey key) => _byKey.GetValueOrDefault(key);

    public static async Task<StoreLinks> LoadAsync(ICatalog catalog, TaskRegistry known, CancellationToken cancellationToken)
    {
        var epoch = await catalog.EpochAsync(cancellationToken);
        var drops = await catalog.DropsAsync(cancellationToken);
        var entries = new List<CatalogEntry>();
        await foreach (var entry in catalog.ListAsync(cancellationToken: cancellationToken))
            entries.Add(entry);
        return new(epoch, entries, drops, await catalog.RequestsAsync(cancellationToken), known);
    }
}
