using Refrain.Stores;

namespace Refrain.Cleaning;

/// <summary>
/// What a clean removes, as a pure function of what the catalog has. Nothing is chosen that something which a user asked for still needs, but for what was
/// made from sources that are gone.
/// </summary>
internal static class CleanRules
{
    /// <summary>The requests that are kept: all, or where age alone is asked for the younger ones; and none of a task that the program does not know.</summary>
    public static IEnumerable<(TaskRequest Request, ITask Task)> Kept(StoreLinks links, CleanOptions options, DateTimeOffset now)
    {
        var since = IsByAgeAlone(options) ? now - options.OlderThan!.Value : DateTimeOffset.MinValue;
        foreach (var request in links.Requests.Values.Where(r => r.At >= since).OrderBy(r => r.Key))
        {
            if (Link.Decode(links.Known, request.Message.Span, request.Key) is { } task)
                yield return (request, task);
        }
    }

    /// <summary>Chooses the entries to remove and those to drop the bytes of.</summary>
    /// <param name="links">What the catalog has.</param>
    /// <param name="options">What to remove.</param>
    /// <param name="reached">What the requests that are kept require now, at any depth.</param>
    /// <param name="now">The time.</param>
    public static CleanChoice Choose(StoreLinks links, CleanOptions options, IReadOnlySet<TaskKey> reached, DateTimeOffset now)
    {
        var before = options.OlderThan is { } age ? now - age : DateTimeOffset.MaxValue;
        var byAge = IsByAgeAlone(options);
        var needed = Needed(links, reached);
        var removed = new Dictionary<Link, (CleanReason Reason, string Detail)>();
        if (options.Stale || IsPlain(options))
        {
            foreach (var link in StaleForGood(links, needed).Where(l => l.Entry.Mark!.At < before))
                removed.Add(link, (CleanReason.Stale, link.Entry.Mark!.ToString()));
        }

        if (options.Orphans || byAge)
        {
            foreach (var link in links.All.Where(l => (byAge || l.Entry.Mark is null) && !needed.Contains(l) && l.Entry.CompletedAt < before))
                removed.TryAdd(link, byAge ? (CleanReason.Old, "") : (CleanReason.Orphan, link.Task is null ? "this program does not know it" : "nothing that was asked for needs it"));
        }

        var dropped = options.Intermediate
            ? links.All.Where(l => !removed.ContainsKey(l) && l.Entry.CompletedAt < before && IsDone(links, l)).ToList()
            : [];
        var kept = Kept(links, options, now).Select(k => k.Request.Key).ToHashSet();
        return new(removed, dropped, byAge ? [.. links.Requests.Keys.Where(k => !kept.Contains(k)).Order()] : []);
    }

    private static bool IsPlain(CleanOptions options) => !options.Stale && !options.Orphans && !options.Intermediate && options.OlderThan is null;

    private static bool IsByAgeAlone(CleanOptions options) => !options.Stale && !options.Orphans && !options.Intermediate && options.OlderThan is not null;

    /// <summary>What is reached now, and what that was made from, at any depth.</summary>
    private static HashSet<Link> Needed(StoreLinks links, IReadOnlySet<TaskKey> reached)
    {
        var needed = new HashSet<Link>();
        var open = new Stack<Link>(links.All.Where(l => reached.Contains(l.Key) && needed.Add(l)));
        while (open.TryPop(out var link))
        {
            foreach (var input in link.Inputs)
            {
                if (needed.Add(input))
                    open.Push(input);
            }
        }

        return needed;
    }

    /// <summary>
    /// What is stale because sources are gone; or because nothing requires it, if it is so. What somebody marked is to be made again, and what was made from it
    /// looked at again then; unless nothing was made from it, so that the mark can only mean that it is not wanted.
    /// </summary>
    private static IEnumerable<Link> StaleForGood(StoreLinks links, HashSet<Link> needed)
    {
        var stale = new HashSet<Link>();
        var open = new Queue<Link>(links.All.Where(IsCause));
        while (open.TryDequeue(out var link))
        {
            if (link.Entry.Mark is null || !stale.Add(link))
                continue;
            foreach (var requirer in link.Requirers)
                open.Enqueue(requirer);
        }

        return links.All.Where(stale.Contains);

        bool IsCause(Link link) => link.Entry.Mark?.Cause switch
        {
            StaleCause.SourceGone => true,
            StaleCause.NotRequired => !needed.Contains(link),
            StaleCause.ByHand => link.Requirers.Count == 0,
            _ => false,
        };
    }

    /// <summary>Whether an artifact is an intermediate one whose bytes nothing will ask for, unless something else changes.</summary>
    private static bool IsDone(StoreLinks links, Link link) =>
        link is { Entry: { Kind: TaskKind.Task, Mark: null, IsDropped: false, Size: > 0 }, Requirers.Count: > 0 }
        && !links.Requests.ContainsKey(link.Key)
        && link.Task is { } task
        && TaskDescriptor.Of(task).Retention == Retention.Intermediate
        && link.Requirers.TrueForAll(r => IsUpToDate(r, link));

    private static bool IsUpToDate(Link requirer, Link input)
    {
        if (requirer.Entry.Mark is not null || requirer.Task is not { } task)
            return false;
        var descriptor = TaskDescriptor.Of(task);
        if (descriptor.Version != requirer.Entry.TaskVersion || !CodeFingerprints.AreSame(requirer.Entry.Fingerprint, descriptor.Fingerprint))
            return false;
        foreach (var recorded in requirer.Entry.Inputs)
        {
            if (recorded.Key != input.Key)
                continue;
            if (recorded.Version != input.Entry.Version || IsReadInPlanning(descriptor, recorded.Requirement))
                return false;
        }

        return true;
    }

    /// <summary>Whether a requirement that is evaluated at run time reads what another one asks for: then its bytes are wanted in each run.</summary>
    private static bool IsReadInPlanning(TaskDescriptor descriptor, string requirement) =>
        descriptor.Requirements.Any(r => r.Kind == RequirementKind.Runtime && r.Reads.Any(i => string.Equals(descriptor.Requirements[i].Name, requirement, StringComparison.Ordinal)));
}
