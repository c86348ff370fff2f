using Refrain.Keys;
using Refrain.Stores;
using Refrain.Targets;

namespace Refrain.Planning;

/// <summary>A task in the graph of a run. Changed by <see cref="TaskGraph"/> alone.</summary>
internal sealed class Node : IArtifactPlace
{
    // There may be a million of these, so what is seldom there, or small, takes little room.
    private WaitingNodes _dependents;
    private object? _reason;
    private NodeWork? _work;
    private ushort _nextRequirement;
    private ContentHash _version;
    private CatalogEntry? _current;
    private StoredEntry _stored;

    // Of most that run nothing else is to be said, and a million boxes are not needed for that.
    private static readonly object[] s_plainReasons = [.. Enum.GetValues<ReasonKind>().Order().Select(kind => (object)new Reason(kind))];

    public Node(ITask task, int order = 0)
    {
        Task = task;
        Descriptor = TaskDescriptor.Of(task);
        Order = order;
        Priority = Descriptor.Priority;
        Required = NodeRequirements.Nothing(Descriptor.Requirements.Count);
    }

    public ITask Task { get; }

    public TaskKey Key => Task.Key;

    public TaskDescriptor Descriptor { get; }

    /// <summary>Order of arrival in the graph: the tie-break of everything.</summary>
    public int Order { get; internal set; }

    /// <summary>What each requirement asks for, in its order.</summary>
    public NodeRequirements Required { get; internal set; }

    /// <summary>Who waits for this node.</summary>
    public ref WaitingNodes Dependents => ref _dependents;

    public NodeState State { get; internal set; }

    /// <summary>How many required nodes are not complete.</summary>
    public int Pending { get; internal set; }

    /// <summary>The next requirement that may have to be evaluated at run time.</summary>
    public int NextRequirement
    {
        get => _nextRequirement;
        internal set => _nextRequirement = checked((ushort)value);
    }

    /// <summary>The last requirement that it was counted among, so that it is taken once however often one gives it.</summary>
    public int CountedIn { get; internal set; }

    /// <summary>Whether the catalog's answer has come.</summary>
    public bool IsSupplied { get; internal set; }

    public bool Forced { get; internal set; }

    /// <summary>The highest priority of the task and of what waits for it.</summary>
    public int Priority { get; internal set; }

    /// <summary>How long the task and the longest way from it to the end of the run take, in seconds, as far as that is known.</summary>
    public float Path
    {
        get => _work?.Path ?? 0;
        internal set => Work.Path = value;
    }

    /// <summary>Tells its place in the <see cref="ReadyQueue"/> from earlier ones.</summary>
    public int Ticket
    {
        get => _work?.Ticket ?? 0;
        internal set => Work.Ticket = value;
    }

    /// <summary>What is ready to be done on it and not taken yet.</summary>
    public WorkKind? Queued
    {
        get => _work?.Queued;
        internal set => Work.Queued = value;
    }

    /// <summary>Those that it can be run with, while it is ready to run and not taken; <see langword="null"/> if it is run alone.</summary>
    public ReadyBatch? Batch
    {
        get => _work?.Batch;
        internal set => Work.Batch = value;
    }

    /// <summary>Whether it has the resources that its task uses.</summary>
    public bool UsesResources
    {
        get => _work?.UsesResources == true;
        internal set => Work.UsesResources = value;
    }

    /// <summary>Whether its bytes are wanted: the user asked for it, or something that is to run reads them.</summary>
    public bool Wanted { get; internal set; }

    /// <summary>Whether the stored bytes were found missing or wrong.</summary>
    public bool Damaged { get; internal set; }

    /// <summary>How the markers in its targets stand to what is stored.</summary>
    public MarkerState Marker { get; internal set; }

    /// <summary>How long the task was at work when it last was in this run; while it is, without what <see cref="Since"/> tells.</summary>
    public TimeSpan Duration
    {
        get => _work?.Duration ?? default;
        internal set => Work.Duration = value;
    }

    /// <summary>Since when the task is at work, in ticks of UTC; 0 while it is not, and below that while it waits for what it asked for.</summary>
    public long Since
    {
        get => _work?.Since ?? 0;
        internal set => Work.Since = value;
    }

    /// <summary>How often a run has claimed it.</summary>
    public int Attempts
    {
        get => _work?.Attempts ?? 0;
        internal set => Work.Attempts = value;
    }

    /// <summary>How often its bytes turned out to be damaged in this run.</summary>
    public int Corruptions
    {
        get => _work?.Corruptions ?? 0;
        internal set => Work.Corruptions = checked((byte)value);
    }

    /// <summary>When work on it was last taken and when it last ended, in the graph's own count of moments.</summary>
    public long Taken
    {
        get => _work?.Taken ?? 0;
        internal set => Work.Taken = value;
    }

    /// <inheritdoc cref="Taken"/>
    public long Ended { get; internal set; }

    /// <summary>What the catalog had when the run began; <see langword="null"/> if it had nothing, or if that was let go.</summary>
    public CatalogEntry? Stored
    {
        get
        {
            if (_stored.IsListed)
                _stored = _stored.Entry;
            return _stored.Entry;
        }

        internal set => _stored = value;
    }

    /// <summary>As <see cref="Stored"/>, without having an entry made of what the catalog listed.</summary>
    public StoredEntry Listed
    {
        get => _stored;
        internal set => _stored = value;
    }

    /// <summary>
    /// What the node is complete with; <see langword="null"/> before, in a plan where the task would run, and when it was let go. While damaged bytes are made again it
    /// stays, because workers that began before may still look at it.
    /// </summary>
    /// <remarks>Workers look at it while the loop lets it go: then the version is there before.</remarks>
    public CatalogEntry? Current
    {
        get => Volatile.Read(ref _current);
        internal set => Volatile.Write(ref _current, value);
    }

    /// <summary>The version that the node is complete with; <see langword="null"/> before, and in a plan where the task would run.</summary>
    public ContentHash? Version => Current is { } current ? current.Version : _version.IsNone ? null : _version;

    /// <summary>Whether the entry was let go: the catalog has it.</summary>
    public bool IsLetGo => Current is null && !_version.IsNone;

    public Reason? Reason
    {
        get => (Reason?)_reason;
        internal set => _reason = value is { Subject: "" } plain && (int)plain.Kind < s_plainReasons.Length ? s_plainReasons[(int)plain.Kind] : value;
    }

    public Exception? Error
    {
        get => _work?.Error;
        internal set
        {
            if (value is not null || _work is not null)
                Work.Error = value;
        }
    }

    /// <summary>What the task asks for while it runs, or asked for when its artifact was made.</summary>
    public DynamicRequirements? Dynamic
    {
        get => _work?.Dynamic;
        internal set
        {
            if (value is not null || _work is not null)
                Work.Dynamic = value;
        }
    }

    /// <summary>Whether there is, or was, something to do on it.</summary>
    public bool HasWork => _work is not null;

    /// <summary>Lets go of the entry, of which the version is all that is needed from now on.</summary>
    internal void LetGo(ContentHash version)
    {
        _version = version;
        Current = null;
        _stored = default;
    }

    /// <summary>It is complete with what the catalog has.</summary>
    internal void CompleteWith(ContentHash version)
    {
        _version = version;
        Current = null;
    }

    public bool IsComplete => State is NodeState.Executed or NodeState.UpToDate;

    public bool IsEnded => State > NodeState.Ready;

    /// <summary>The required nodes, and what was asked for.</summary>
    public IEnumerable<Node> AllInputs
    {
        get
        {
            return Dynamic is null ? Required.All : Required.All.Concat(Dynamic.All);
        }
    }

    /// <summary>The required nodes in the order of the requirements.</summary>
    public IEnumerable<(Node Node, int Requirement)> Inputs
    {
        get
        {
            for (var i = 0; i < Required.Length; i++)
            {
                foreach (var node in Required[i])
                    yield return (node, i);
            }
        }
    }

    /// <summary>Says what a requirement asks for, in the place of what it asked for before.</summary>
    internal void Require(int requirement, Node[] nodes) => Required = Required.With(requirement, nodes);

    string IArtifactPlace.MakePartition() => PartitionPath.Of(Descriptor.TextOf(Task), Key);

    private NodeWork Work => _work ??= new();
}
