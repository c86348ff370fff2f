using System.Globalization;
using Refrain.Stores;

namespace Refrain.Cleaning;

/// <summary>
/// Cleans a store up: chooses, removes rows in one transaction, and then the bytes that no row refers to. A crash in between leaves bytes that the next
/// clean removes. While it lasts no run begins.
/// </summary>
internal sealed class Cleaner(ArtifactStore store, TaskRegistry known, TimeProvider time, TimeSpan lease)
{
    // While a batch is deleted, writers wait.
    private const int Batch = 256;

    /// <summary>Cleans up, or says what that would remove.</summary>
    /// <param name="clean">What to remove.</param>
    /// <param name="look">Looks at the world: at sources, and at what tasks require.</param>
    /// <param name="cancellationToken">Ends it; what was removed is.</param>
    /// <exception cref="MarksOutOfSyncException">What is marked stale is not what is stale; nothing was removed.</exception>
    /// <exception cref="StoreBusyException">A run is alive, or somebody else cleans up.</exception>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task<CleanReport> CleanAsync(
        CleanOptions clean, ICleanLook look, CancellationToken cancellationToken)
    {
        if (clean.DryRun)
        {
            if (await store.Catalog.AliveAsync(time.GetUtcNow(), cancellationToken) is { } owner)
                throw EntryRules.Alive("the store", owner);
            var links = await StoreLinks.LoadAsync(store.Catalog, known, cancellationToken);
            await CheckAsync(links, look, cancellationToken);
            var choice = await ChooseAsync(links, clean, look, cancellationToken);
            return Report(clean, choice, await GarbageAsync(links, choice, cancellationToken));
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");
        var upkeep = await store.Catalog.BeginUpkeepAsync(name, time.GetUtcNow(), lease, cancellationToken);
        try
        {
            var links = await StoreLinks.LoadAsync(store.Catalog, known, cancellationToken);
            await CheckAsync(links, look, cancellationToken);
            return await CleanAsync(clean, upkeep, links, await ChooseAsync(links, clean, look, cancellationToken), cancellationToken);
        }
        finally
        {
            await store.Catalog.EndUpkeepAsync(upkeep, CancellationToken.None);
        }
    }

    private async Task<CleanChoice> ChooseAsync(StoreLinks links, CleanOptions clean, ICleanLook look, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var reached = await look.ReachedAsync([.. CleanRules.Kept(links, clean, now).Select(k => k.Task)], cancellationToken);
        return CleanRules.Choose(links, clean, reached, now);
    }

    private async Task<CleanReport> CleanAsync(CleanOptions clean, long upkeep, StoreLinks links, CleanChoice choice, CancellationToken cancellationToken)
    {
        if (choice.Removed.Count > 0 || choice.Dropped.Count > 0 || choice.GivenUp.Count > 0)
        {
            await store.Catalog.RemoveAsync(
                upkeep, links.Epoch, [.. choice.Removed.Keys.Select(l => l.Key), .. choice.GivenUp], [.. choice.Dropped.Select(l => l.Key)], time.GetUtcNow(), lease, cancellationToken);
        }

        var garbage = await GarbageAsync(links, choice, cancellationToken);
        var report = Report(clean, choice, garbage);
        foreach (var blobs in garbage.Blobs.Chunk(Batch))
            await HoldAsync(upkeep, () => store.Blobs.DeleteAsync([.. blobs.Select(b => b.Name)]), cancellationToken);
        foreach (var folder in garbage.Scratch)
            await HoldAsync(upkeep, () => Delete(folder), cancellationToken);

        // What was removed no longer requires what it was made from.
        await StaleMarks.SettleAsync(
            store.Catalog, known, new HashSet<TaskKey>(), new HashSet<TaskKey>(), StaleMarks.NoneByHand, time.GetUtcNow(), cancellationToken);
        return report;
    }

    private static async Task CheckAsync(StoreLinks links, ICleanLook look, CancellationToken cancellationToken)
    {
        const string Next = "Look at what is stale ('stale', or Pipeline.StaleAsync), which brings the marks in sync, and clean up again. Nothing was removed.";
        if (links.Drops.Count > 0)
        {
            var drop = links.Drops[0];
            throw new MarksOutOfSyncException(
                "the store", $"The marks are not in sync: {links.Find(drop.By)?.Text ?? drop.By.ToString()} no longer requires {links.Find(drop.Key)?.Text ?? drop.Key.ToString()}, and the run that saw it did not come to mark it. {Next}");
        }

        if (await look.BackAsync([.. links.All.Where(l => l.Entry.Mark is { Cause: StaleCause.SourceGone })], cancellationToken) is [var first, ..])
            throw new MarksOutOfSyncException("the store", $"The marks are not in sync: {first.Text} was gone and is back. {Next}");
    }

    private Task<Garbage> GarbageAsync(StoreLinks links, CleanChoice choice, CancellationToken cancellationToken)
    {
        var dropped = choice.Dropped.ToHashSet();
        var referenced = links.All
            .Where(l => l.Entry.Blob is not null && !choice.Removed.ContainsKey(l) && !dropped.Contains(l))
            .Select(l => l.Entry.Blob!)
            .ToHashSet(StringComparer.Ordinal);
        return Garbage.FindAsync(store, referenced, cancellationToken);
    }

    private static CleanReport Report(CleanOptions clean, CleanChoice choice, Garbage garbage)
    {
        var items = new List<CleanedItem>();
        var counted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (link, (reason, detail)) in choice.Removed)
            Add(link, reason, detail);
        foreach (var link in choice.Dropped)
            Add(link, CleanReason.Intermediate, "");
        foreach (var blob in garbage.Blobs.Where(b => !counted.Contains(b.Name)))
            items.Add(new(blob.IsTemporary ? CleanReason.Abandoned : CleanReason.Unreferenced, blob.Name, "", blob.Length));
        foreach (var folder in garbage.Scratch)
            items.Add(new(CleanReason.Abandoned, Path.GetFileName(folder), "scratch", Garbage.SizeOf(folder)));
        items.Sort((a, b) => a.Reason != b.Reason ? a.Reason.CompareTo(b.Reason) : string.CompareOrdinal(a.Text, b.Text));
        return new(clean.DryRun, items, garbage.Foreign);

        void Add(Link link, CleanReason reason, string detail)
        {
            if (link.Entry.Blob is { } blob)
                counted.Add(blob);
            items.Add(new(reason, link.Text, detail, link.Entry.Kind == TaskKind.Source || link.Entry.IsDropped ? 0 : link.Entry.Size));
        }
    }

    private ValueTask HoldAsync(long upkeep, Func<ValueTask> work, CancellationToken cancellationToken) =>
        store.Catalog.HoldAsync(upkeep, work, time.GetUtcNow(), lease, cancellationToken);

    private static ValueTask Delete(string path)
    {
        try
        {
            if (File.Exists(path))
                File.Delete(path);
            else
                Directory.Delete(path, recursive: true);
            return default;
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(path, "cannot be deleted", e);
        }
    }
}
