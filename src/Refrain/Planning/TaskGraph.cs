using Refrain.Collections;
using Refrain.Stores;
using Refrain.Targets;

namespace Refrain.Planning;

/// <summary>
/// The graph of a run as a synchronous state machine: no clock, no thread, no I/O. Tasks are added, work is taken, and what became of it is
/// told; every step costs what it changes and work is found by key, never by scanning. Not thread-safe: one loop drives it. (What many tasks that are required at once cost before they
/// are in the graph, keys and nodes, and what a large graph costs to be put in order, is shared out to the processors, and is over when the call returns.)
/// </summary>
internal sealed partial class TaskGraph
{
    private static readonly Reason s_missing = new(ReasonKind.Missing);

    private readonly NodeTable _nodes = new();
    private readonly ReadyQueue _ready;
    private readonly int _lean;
    private readonly int _most;
    private SegmentedList<Node> _unsupplied = new();
    private SegmentedList<Node> _unsuppliedSources = new();
    private readonly Stack<Node> _wanted = new();
    private readonly Queue<Node> _ended = new();
    private SegmentedList<Node> _news = new();
    private SegmentedList<Node> _told = new();
    private bool _cascading;
    private bool _wanting;
    private bool _remade;
    private int _open;
    private long _moment;
    private int _observing;

    /// <param name="lean">From how many tasks on the entries of those that are up to date are let go.</param>
    /// <param name="most">How many tasks there may be.</param>
    /// <param name="resources">How much there is of the named resources, of one that is not named 1; <see langword="null"/> if they do not matter.</param>
    public TaskGraph(int lean = int.MaxValue, int most = int.MaxValue, IReadOnlyDictionary<string, int>? resources = null)
    {
        _ready = new(resources);
        _lean = lean;
        _most = most;
        _expansion = new(most, () => WhenLarge?.Invoke());
    }

    /// <summary>Called when the graph has turned out to be a large one and is still growing.</summary>
    public Action? WhenLarge { get; set; }

    /// <summary>All tasks in the order of their arrival.</summary>
    public IReadOnlyList<Node> Nodes => _nodes.InOrder;

    /// <summary>How many tasks there are, sources aside.</summary>
    public int TaskCount { get; private set; }

    /// <summary>Whether <see cref="TakeUnsupplied"/> has something to give.</summary>
    public bool HasUnsupplied => _unsupplied.Count + _unsuppliedSources.Count > 0;

    /// <summary>Whether a task has failed.</summary>
    public bool HasFailed => Failures > 0;

    /// <summary>How many tasks have failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Whether bytes were found damaged, so that something was made once more.</summary>
    public bool HasRemade => _remade;

    /// <summary>Whether the catalog had a stale artifact for a task.</summary>
    public bool HasMarked { get; private set; }

    /// <summary>All sources in the order of their arrival.</summary>
    public IReadOnlyList<Node> Sources => _sources;

    /// <summary>Whether every task has ended.</summary>
    public bool IsEnded => _open == 0;

    /// <summary>The node of a task that was added.</summary>
    public Node this[TaskKey key] => Find(key) ?? throw new KeyNotFoundException();

    /// <summary>The node of a task, or <see langword="null"/> if it is not in the graph.</summary>
    public Node? Find(TaskKey key) => _nodes.TryGetValue(key, out var node) ? node : null;

    /// <summary>The node that arrived next after one, or <see langword="null"/>.</summary>
    public Node? After(Node node) => node.Order + 1 < _nodes.Count ? _nodes[node.Order + 1] : null;

    /// <summary>Adds a task and everything that it requires statically.</summary>
    /// <returns>The task's node, an earlier one if it was added before.</returns>
    public Node Add(ITask task, bool forced = false)
    {
        var root = Intern(task);
        root.Forced |= forced;
        root.Wanted = true;
        Expand();
        return root;
    }

    /// <summary>
    /// Tasks whose catalog entries are wanted, by <see cref="Supply"/>, each once: sources first, and in a large graph nothing else until they were observed, as a task can only be
    /// decided, and its entry let go, when its inputs are complete.
    /// </summary>
    public IReadOnlyList<Node> TakeUnsupplied()
    {
        if (_unsuppliedSources.Count > 0)
            return Take(ref _unsuppliedSources);
        if (_unsupplied.Count == 0 || (_observing > 0 && _nodes.Count >= _lean))
            return [];
        return Take(ref _unsupplied);

        static SegmentedList<Node> Take(ref SegmentedList<Node> nodes)
        {
            var taken = nodes;
            nodes = new();
            return taken;
        }
    }

    /// <summary>Tells what the catalog has for a task; with this it may become ready.</summary>
    /// <param name="node">A node that <see cref="TakeUnsupplied"/> gave.</param>
    /// <param name="stored">What it has.</param>
    /// <param name="damaged">Whether its bytes are missing or wrong.</param>
    /// <param name="marker">How the markers in its targets stand to the entry.</param>
    public void Supply(Node node, StoredEntry stored, bool damaged, MarkerState marker = default)
    {
        node.IsSupplied = true;
        HasMarked |= stored.Trace?.Mark is not null;
        _hasStored |= !stored.IsNone;
        node.Marker = marker;
        node.Listed = stored;
        node.Damaged = damaged;
        if (node.Error is null)
            Release(node);
        else
            End(node, NodeState.Failed);
    }

    /// <summary>Tells that the catalog has something else for a task than when it was decided to run, because another run made it meanwhile: it is decided again.</summary>
    /// <param name="node">A node whose work was taken and not begun.</param>
    /// <param name="stored">The entry, or <see langword="null"/>.</param>
    /// <param name="damaged">Whether its bytes are missing or wrong.</param>
    /// <param name="marker">How the markers in its targets stand to the entry.</param>
    public void Resupply(Node node, CatalogEntry? stored, bool damaged, MarkerState marker = default)
    {
        HasMarked |= stored?.Mark is not null;
        _hasStored |= stored is not null;
        node.Marker = marker;
        _ready.Withdraw(node);
        node.Stored = stored;
        node.Damaged = damaged;
        node.State = NodeState.Waiting;
        ForgetDynamic(node);
        node.Pending++;
        Release(node);
    }

    /// <summary>The tasks that have ended since the last call, in the order of their ends; until the next call.</summary>
    public IReadOnlyList<Node> TakeEnded()
    {
        if (_news.Count == 0)
            return [];
        _told.Clear();
        (_told, _news) = (_news, _told);
        return _told;
    }

    /// <summary>Takes the next piece of work, by its <see cref="Rank"/>, and the resources that its task uses.</summary>
    public bool TryTake(out Work work)
    {
        Rank();
        while (_ready.TryTake(out work, out _))
        {
            if (IsTaken(work))
                return true;
        }

        return false;
    }

    /// <summary>Notes that work was taken, if it still can be done: since it became ready, the bytes of an input may have turned out to be damaged.</summary>
    private bool IsTaken(Work work)
    {
        if (work.Kind == WorkKind.Resume)
        {
            // It may have asked for more meanwhile, too.
            if (!AwaitBytes(work.Node, work.Node.Dynamic!.Asked))
                return true;
            Suspend(work.Node);
            return false;
        }

        if (_remade && work.Node.Inputs.Any(i => !i.Node.IsComplete))
        {
            Retry(work.Node);
            return false;
        }

        work.Node.Taken = ++_moment;
        return true;
    }

    /// <summary>A source was observed, or a task ran: it is complete with <paramref name="entry"/>.</summary>
    public void Complete(Node node, CatalogEntry entry)
    {
        node.Current = entry;
        End(node, node.Descriptor.Kind == TaskKind.Source ? NodeState.UpToDate : NodeState.Executed);
    }

    /// <summary>In a plan: the task would run, and its new version is not known; but that of bytes which were dropped is.</summary>
    public void Assume(Node node)
    {
        node.Reason ??= Reasons.Decide(node.Listed.Trace, TraceOf(node));
        node.Current = node.Reason == Reasons.Dropped ? node.Stored! with { IsDropped = false } : null;
        End(node, NodeState.Executed);
    }

    /// <summary>A runtime requirement was evaluated.</summary>
    public void Extend(Node node, int requirement, IReadOnlyList<ITask> tasks)
    {
        node.NextRequirement = requirement + 1;
        node.Pending++; // held back until every edge is in place
        try
        {
            node.Require(requirement, Require(node, requirement, tasks)); // instead of what a reader of corrupt bytes had before
        }
        catch (RequirementException e)
        {
            node.Error = e;
        }

        OrderChanged();
        Expand();
        if (node.Error is null)
            Release(node);
        else
            End(node, NodeState.Failed);
    }

    /// <summary>A task failed: what requires it is skipped, everything else goes on.</summary>
    public void Fail(Node node, Exception error)
    {
        node.Error = error;
        End(node, NodeState.Failed);
    }

    /// <summary>Gives up every task that has not ended, as skipped.</summary>
    public void Abandon()
    {
        _ready.Clear();
        for (var i = 0; i < _nodes.Count && _open > 0; i++)
        {
            if (_nodes[i] is { IsEnded: false } node)
            {
                node.State = NodeState.Skipped;
                _open--;
            }
        }
    }

    private void Release(Node node)
    {
        if (--node.Pending > 0 || node.IsEnded)
            return;
        if (node.State == NodeState.Suspended)
        {
            ReleaseSuspended(node);
            return;
        }

        foreach (var inputs in node.Required)
        {
            foreach (var input in inputs)
            {
                if (IsCutOff(node, input))
                    return;
            }
        }

        if (node.Dynamic is { } recorded)
        {
            foreach (var input in recorded.Asked)
            {
                if (IsCutOff(node, input))
                    return;
            }
        }

        if (node.Pending > 0)
            return;

        node.State = NodeState.Ready;
        if (node.Descriptor.Kind == TaskKind.Source)
            Observe(node);
        else if (NextAtRuntime(node) is not (>= 0 and var requirement))
            Decide(node);
        else if (!AwaitBytes(node, ReadFor(node, requirement)))
            Enqueue(new Work(node, WorkKind.Require, requirement));
    }

    /// <summary>What a runtime requirement reads.</summary>
    private static IEnumerable<Node> ReadFor(Node node, int requirement) => node.Descriptor.Requirements[requirement].Reads.SelectMany(r => node.Required[r]);

    /// <summary>Whether an input failed, so that the node ends too. One that is being made again is waited for.</summary>
    private bool IsCutOff(Node node, Node input)
    {
        if (input.State is NodeState.Failed or NodeState.Skipped)
        {
            End(node, NodeState.Skipped);
            return true;
        }

        // It was complete when it was counted.
        if (!input.IsEnded)
        {
            node.Pending++;
            input.Dependents.Add(node);
        }

        return false;
    }

    private void Observe(Node node)
    {
        _observing++;
        Enqueue(new Work(node, WorkKind.Observe));
    }

    private void Enqueue(Work work)
    {
        _runs |= work.Kind == WorkKind.Run;
        _ready.Add(work);
    }

    private static int NextAtRuntime(Node node)
    {
        for (var i = node.NextRequirement; i < node.Required.Length; i++)
        {
            if (node.Descriptor.Requirements[i].Kind == RequirementKind.Runtime)
                return i;
        }

        return -1;
    }

    private void Decide(Node node)
    {
        // Of what is not there no trace is needed.
        node.Reason = node.Listed.Trace is { } stored ? Reasons.Decide(stored, TraceOf(node)) : s_missing;
        if (node.Reason is null && Rechecks(node))
            return;
        if (node.Reason is not null)
        {
            Begin(node);
            return;
        }

        if (IsLean(node, node.Listed.Trace))
            node.LetGo(node.Listed.Version);
        else
            node.Current = node.Stored;
        End(node, NodeState.UpToDate);
    }

    /// <summary>Lets go of what was made of a task, which is durable by now: of its bytes, and in a large graph of all but the version.</summary>
    public void LetGo(Node node)
    {
        if (node.Current is not { } entry)
            return;
        if (IsLean(node, entry))
            node.LetGo(entry.Version);
        else if (entry is { Inline.Length: > 0 })
            node.Current = entry with { Inline = null };
    }

    /// <summary>Of most tasks of a large graph nothing but the version is needed any more. Where it is, the catalog has the rest.</summary>
    private bool IsLean(Node node, IStoredTrace? now) =>
        !node.Wanted && _nodes.Count >= _lean && now is { Mark: null, IsDropped: false } && node.Listed.Trace?.Mark is null;

    /// <summary>Tells again what the catalog has for a task whose entry was let go.</summary>
    public static void Recall(Node node, CatalogEntry? stored) => node.Current = stored;

    private void Begin(Node node)
    {
        if (_ready.IsTooMuch(node, out var resource, out var capacity))
        {
            Fail(node, new RequirementException($"{node.Task} uses more of '{resource}' than there is in this run, which is {capacity}. Allow more: RunOptions.Resources, --resource {resource}=N."));
            return;
        }

        if (!AwaitBytes(node))
            Enqueue(new Work(node, WorkKind.Run));
    }

    /// <summary>
    /// Has the inputs made again whose bytes were dropped, now that something is to read them; and so on upwards, without recursion.
    /// </summary>
    /// <returns>Whether there are such, so that the node waits.</returns>
    private bool AwaitBytes(Node node, IEnumerable<Node> inputs)
    {
        var waits = false;
        foreach (var input in inputs)
            waits |= AwaitBytesOf(node, input);
        BeginWanted();
        return waits;
    }

    /// <summary>As the other one, for all that it requires.</summary>
    private bool AwaitBytes(Node node)
    {
        var waits = false;
        foreach (var required in node.Required)
        {
            foreach (var input in required)
                waits |= AwaitBytesOf(node, input);
        }

        BeginWanted();
        return waits;
    }

    private bool AwaitBytesOf(Node node, Node input)
    {
        if (input.IsComplete && input.Current is { IsDropped: true })
        {
            input.Wanted = true;
            input.Reason = Reasons.Dropped;
            Reopen(input);
            _wanted.Push(input);
        }

        if (input.IsEnded)
            return false;
        node.State = NodeState.Waiting;
        node.Pending++;
        input.Dependents.Add(node);
        return true;
    }

    private void BeginWanted()
    {
        if (_wanting)
            return;
        _wanting = true;
        while (_wanted.TryPop(out var wanted))
            Begin(wanted);
        _wanting = false;
    }

    private static Trace TraceOf(Node node) => new(node.Descriptor, new(node), node.Damaged, node.Forced, node.Wanted, node.Marker);

    private void Reopen(Node node)
    {
        node.State = NodeState.Ready;
        _open++;
    }

    /// <summary>Ends a node and, without recursion however deep the graph, everything that this decides.</summary>
    private void End(Node node, NodeState state)
    {
        if (node.IsEnded)
            throw new InvalidOperationException($"{node.Task} has ended already.");
        if (node.State == NodeState.Ready && node.Descriptor.Kind == TaskKind.Source)
            _observing--;
        _ready.Withdraw(node);
        node.State = state;
        node.Ended = ++_moment;
        Failures += state == NodeState.Failed ? 1 : 0;
        _open--;
        _news.Add(node);
        _ended.Enqueue(node);
        if (_cascading)
            return;
        _cascading = true;
        while (_ended.TryDequeue(out var next))
        {
            // One of them may have this node made again, and then waits for it once more.
            var waited = next.Dependents.Take();
            for (var i = 0; i < waited.Count; i++)
                Release(waited[i]);
        }

        _cascading = false;
    }
}
