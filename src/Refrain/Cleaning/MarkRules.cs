using Refrain.Stores;

namespace Refrain.Cleaning;

/// <summary>
/// What is stale, as a pure function of what the catalog has and of which sources are gone. A mark has a cause and lasts as long as that does:
/// <list type="number">
/// <item>a source that is gone is stale until it is seen again; what somebody marked is stale until it is made again;</item>
/// <item>what was made from something stale is stale;</item>
/// <item>what was required, and is no longer by anything that is not stale itself, is stale unless a user asked for it by name; so is, then, what only
/// that required.</item>
/// </list>
/// </summary>
internal static class MarkRules
{
    /// <summary>Finds the marks that are to be set or taken away.</summary>
    /// <param name="links">What the catalog has.</param>
    /// <param name="gone">The sources that were looked at and found gone.</param>
    /// <param name="seen">The sources that were looked at and are there.</param>
    /// <param name="byHand">What somebody marks, with what they say.</param>
    /// <param name="now">The time of new marks.</param>
    /// <returns>The changes in the order in which the entries arrived; a <see langword="null"/> takes a mark away.</returns>
    public static IReadOnlyList<(TaskKey Key, StaleMark? Mark)> Changes(
        StoreLinks links, IReadOnlySet<TaskKey> gone, IReadOnlySet<TaskKey> seen, IReadOnlyDictionary<TaskKey, string> byHand, DateTimeOffset now)
    {
        now = now.ToUniversalTime();
        var marks = new Dictionary<Link, StaleMark>();
        foreach (var link in links.All)
        {
            if (gone.Contains(link.Key))
                marks[link] = new(StaleCause.SourceGone, link.Key, "", now);
            else if (byHand.TryGetValue(link.Key, out var said))
                marks[link] = new(StaleCause.ByHand, link.Key, said, now);
            else if (link.Entry.Mark is { Cause: StaleCause.ByHand } || (link.Entry.Mark is { Cause: StaleCause.SourceGone } && !seen.Contains(link.Key)))
                marks[link] = link.Entry.Mark;
        }

        Propagate(marks, now);
        Release(links, marks, now);

        var changes = new List<(TaskKey Key, StaleMark? Mark)>();
        foreach (var link in links.All)
        {
            var mark = marks.GetValueOrDefault(link);
            if (mark is null ? link.Entry.Mark is not null : !IsSame(link.Entry.Mark, mark))
                changes.Add((link.Key, mark));
        }

        return changes;
    }

    /// <summary>Marks what was made from what is marked.</summary>
    private static void Propagate(Dictionary<Link, StaleMark> marks, DateTimeOffset now)
    {
        var open = new Queue<Link>(marks.Keys);
        while (open.TryDequeue(out var stale))
        {
            foreach (var requirer in stale.Requirers)
            {
                if (marks.TryAdd(requirer, new(StaleCause.InputStale, stale.Key, stale.Text, now)))
                    open.Enqueue(requirer);
            }
        }
    }

    /// <summary>
    /// Marks what nothing requires any more. The candidates are what was dropped, what was marked so before, and what only such things require. This cause goes
    /// before that of a stale input, as it would be forgotten otherwise when the input is no longer stale.
    /// </summary>
    private static void Release(StoreLinks links, Dictionary<Link, StaleMark> marks, DateTimeOffset now)
    {
        var open = new Queue<(Link Link, StaleMark Mark)>();
        foreach (var drop in links.Drops)
        {
            if (links.Find(drop.Key) is { } link)
                open.Enqueue((link, new(StaleCause.NotRequired, drop.By, links.Find(drop.By)?.Text ?? drop.By.ToString(), now)));
        }

        foreach (var link in links.All)
        {
            if (link.Entry.Mark is { Cause: StaleCause.NotRequired } before)
                open.Enqueue((link, before));
        }

        while (open.TryDequeue(out var next))
        {
            if (links.Requests.ContainsKey(next.Link.Key)
                || !next.Link.Requirers.TrueForAll(marks.ContainsKey)
                || (marks.TryGetValue(next.Link, out var mark) && mark.Cause != StaleCause.InputStale))
            {
                continue;
            }

            marks[next.Link] = next.Mark;
            var text = next.Link.Text;
            foreach (var input in next.Link.Inputs)
                open.Enqueue((input, new(StaleCause.NotRequired, next.Link.Key, text, now)));
        }
    }

    private static bool IsSame(StaleMark? old, StaleMark mark) => old is not null && old.Cause == mark.Cause && old.Because == mark.Because && (mark.Cause != StaleCause.ByHand || old == mark);
}
