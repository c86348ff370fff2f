using Refrain.Collections;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// The claims of a run: what is ready to run is claimed before it is started, a little ahead of the workers, so that many small tasks share the cost of a
/// claim; what another run has claimed is asked for again from time to time. Used by the loop alone.
/// </summary>
internal sealed class WorkClaims(ICatalog catalog, long run, TimeProvider time)
{
    private const int MostAhead = 1024;

    // A claimed task that waits for a worker is one that another run could be doing.
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_leastPatience = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_mostPatience = TimeSpan.FromMilliseconds(250);

    private readonly Queue<(Work Work, int Attempt)> _claimed = new();
    private readonly Dictionary<TaskKey, int> _before = [];
    private readonly List<Work> _held = [];
    private readonly SegmentedList<ClaimRequest> _requests = new();
    private int _ahead = 1;
    private long _lastClaim = time.GetTimestamp();
    private long _lastAsked;
    private TimeSpan _patience = s_leastPatience;

    /// <summary>Whether there is work that other runs have claimed.</summary>
    public bool IsWaiting => _held.Count > 0;

    /// <summary>Whether it is time to ask again for what others have claimed.</summary>
    public bool IsDue => IsWaiting && time.GetElapsedTime(_lastAsked) >= _patience;

    /// <summary>How long to wait before it is: never nothing.</summary>
    public TimeSpan Patience()
    {
        var left = _patience - time.GetElapsedTime(_lastAsked);
        return left > s_leastPatience ? left : s_leastPatience;
    }

    /// <summary>How many tasks to claim at once.</summary>
    public int Ahead(int workers) => Math.Max(Math.Min(workers, MostAhead), _ahead);

    /// <summary>Whether this run has claimed a task before.</summary>
    public bool HasClaimed(Work work) => AttemptsAt(work.Node) > 0;

    /// <summary>Keeps how often the tasks of a graph were claimed, when the run goes through another one.</summary>
    public void Keep(TaskGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Attempts > 0)
                _before[node.Key] = node.Attempts;
        }
    }

    /// <summary>Whether an entry was published by this run.</summary>
    public bool IsOwn(Node node, CatalogEntry entry) => entry.Run == run && AttemptsAt(node) > 0;

    /// <summary>The next piece of work that is claimed, or the next ones that are to be run together.</summary>
    /// <param name="group">Filled with them and their attempts.</param>
    /// <returns>Whether there is any.</returns>
    public bool TryTake(List<(Work Work, int Attempt)> group)
    {
        group.Clear();
        if (!_claimed.TryDequeue(out var first))
            return false;
        group.Add(first);
        while (first.Work.Group > 0 && _claimed.TryPeek(out var next) && next.Work.Group == first.Work.Group)
            group.Add(_claimed.Dequeue());
        return true;
    }

    /// <summary>Claims work, and what others had claimed if that is due.</summary>
    /// <param name="wanted">Work that was taken from the graph.</param>
    /// <returns>The nodes for which the catalog has something else than they were decided by, with what it has.</returns>
    /// <exception cref="StoreException">The catalog failed.</exception>
    public async ValueTask<IReadOnlyList<(Node Node, CatalogEntry? Stored)>> ClaimAsync(List<Work> wanted)
    {
        var asked = wanted;
        if (IsDue)
        {
            asked = [.. wanted, .. _held];
            _held.Clear();
        }

        _requests.Clear();
        foreach (var work in asked)
            _requests.Add(new(work.Node.Key, AttemptsAt(work.Node) + 1, work.Node.Stored));
        var answers = await catalog.ClaimAsync(run, _requests, time.GetUtcNow());
        var changed = new List<(Node Node, CatalogEntry? Stored)>();
        var before = _held.Count;
        for (var i = 0; i < asked.Count; i++)
        {
            switch (answers[i].State)
            {
                case ClaimState.Claimed:
                    asked[i].Node.Attempts = _requests[i].Attempt;
                    _claimed.Enqueue((asked[i], _requests[i].Attempt));
                    break;
                case ClaimState.Changed:
                    changed.Add((asked[i].Node, answers[i].Current));
                    break;
                default:
                    _held.Add(asked[i]);
                    break;
            }
        }

        Adapt(asked.Count - wanted.Count, _held.Count - before, changed.Count + _claimed.Count);
        return changed;
    }

    /// <summary>Gives a claim up.</summary>
    public ValueTask ReleaseAsync(TaskKey key) => catalog.ReleaseAsync(run, [key]);

    private int AttemptsAt(Node node) => node.Attempts > 0 || _before.Count == 0 ? node.Attempts : _before.GetValueOrDefault(node.Key);

    private void Adapt(int askedAgain, int held, int got)
    {
        if (held > 0)
        {
            _lastAsked = time.GetTimestamp();
            _patience = askedAgain > 0 && held >= askedAgain ? TimeSpan.FromTicks(Math.Min(_patience.Ticks * 2, s_mostPatience.Ticks)) : s_leastPatience;
        }

        if (got == 0)
            return;
        var since = time.GetElapsedTime(_lastClaim);
        _lastClaim = time.GetTimestamp();
        _ahead = since < s_soon ? Math.Min(_ahead * 2, MostAhead) : Math.Max(_ahead / 2, 1);
    }
}
