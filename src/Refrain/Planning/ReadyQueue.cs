using System.Diagnostics.CodeAnalysis;

namespace Refrain.Planning;

/// <summary>
/// The work that can be done, best first (<see cref="Rank"/>), as far as the named resources that its task uses are free. What one is missing for waits at that resource, and
/// does not keep others from being done.
/// </summary>
internal sealed class ReadyQueue
{
    private readonly RankedWork _ready = new();
    private readonly Dictionary<string, Resource> _resources = new(StringComparer.Ordinal);

    private readonly int _unnamed;

    /// <param name="capacities">How much there is of the resources, of one that is not named 1; <see langword="null"/> if they do not matter.</param>
    public ReadyQueue(IReadOnlyDictionary<string, int>? capacities)
    {
        _unnamed = capacities is null ? int.MaxValue : 1;
        foreach (var (name, capacity) in capacities ?? new Dictionary<string, int>())
            _resources.Add(name, new() { Capacity = capacity });
    }

    /// <summary>How much work there is, what waits for a resource included.</summary>
    public int Count { get; private set; }

    /// <summary>Adds work; what was there of the same task is void.</summary>
    public void Add(Work work)
    {
        Count += work.Node.Queued is null ? 1 : 0;
        work.Node.Queued = work.Kind;
        Enqueue(work, ++work.Node.Ticket);
        if (work.Kind != WorkKind.Run)
            Batches.Remove(work.Node);
        else if (Batches.Add(work.Node, Rank.Of(work)) is { } full)
            LetGo(full);
    }

    /// <summary>What of the work can be run together.</summary>
    public BatchQueue Batches { get; } = new();

    /// <summary>Whether batches may wait for more.</summary>
    public bool MayWait { get; set; }

    /// <summary>Has a batch wait no longer.</summary>
    public void LetGo(ReadyBatch batch)
    {
        foreach (var (work, ticket) in Batches.LetGo(batch))
            Enqueue(work, ticket);
    }

    /// <summary>Has no batch wait any longer.</summary>
    public void LetGoAll()
    {
        while (Batches.Waiting.Count > 0)
            LetGo(Batches.Waiting[^1]);
    }

    /// <summary>Takes the best work of a batch, if there are resources for it, and these with it.</summary>
    public bool TryTakeFrom(ReadyBatch batch, out Work work)
    {
        work = default;
        if (BatchQueue.Peek(batch) is not { } node || MissingFor(node) is not null)
            return false;
        work = new(node, WorkKind.Run);
        Taken(work);
        return true;
    }

    /// <summary>Takes the best work that there are resources for, and these with it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="batch">Those that it can be run with.</param>
    public bool TryTake(out Work work, out ReadyBatch? batch)
    {
        while (_ready.TryTake(out var best))
        {
            work = best.Work;
            if (best.IsVoid || (MayWait && Batches.Holds(work, best.Ticket)))
                continue;
            if (Uses(work) && MissingFor(work.Node) is { } missing)
            {
                missing.Waiting.Add(best, Rank.Of(work));

                // It was perhaps let out for another resource, which somebody else can have then.
                foreach (var (name, _) in work.Node.Descriptor.Resources)
                    LetOut(_resources[name]);
                continue;
            }

            batch = work.Node.Batch;
            Taken(work);
            return true;
        }

        (work, batch) = (default, null);
        return false;
    }

    /// <summary>Gives back what a task used; what is there of it is void.</summary>
    public void Withdraw(Node node)
    {
        if (!node.HasWork)
            return;
        node.Ticket++;
        Count -= node.Queued is null ? 0 : 1;
        node.Queued = null;
        Batches.Remove(node);
        if (!node.UsesResources)
            return;
        node.UsesResources = false;
        foreach (var (name, amount) in node.Descriptor.Resources)
        {
            var resource = _resources[name];
            resource.Used -= amount;
            LetOut(resource);
        }
    }

    /// <summary>Changes how much there is of a resource. What uses more than that by now goes on, and nothing new gets any until it has ended.</summary>
    public void SetCapacity(string name, int capacity)
    {
        var resource = ResourceOf(name);
        resource.Capacity = capacity;
        LetOut(resource);
    }

    /// <summary>The resource of which a task uses more than there is, so that it can never run.</summary>
    public bool IsTooMuch(Node node, [NotNullWhen(true)] out string? name, out int capacity)
    {
        (name, capacity) = (null, 0);
        if (node.Descriptor.Resources.Count == 0)
            return false;
        foreach (var (resource, amount) in node.Descriptor.Resources)
        {
            if (amount > ResourceOf(resource).Capacity)
                (name, capacity) = (resource, _resources[resource].Capacity);
        }

        return name is not null;
    }

    /// <summary>Places anew what is there, as the ranks have changed.</summary>
    public void Reorder()
    {
        Batches.Reorder();
        if (_ready.TryKeepOrder() && _resources.Values.All(static r => r.Waiting.TryKeepOrder()))
            return;
        var works = new List<RankedWork.Ticketed>();
        _ready.MoveTo(works);
        foreach (var resource in _resources.Values)
            resource.Waiting.MoveTo(works);
        _ready.AddInOrder(works);
    }

    public void Clear()
    {
        Count = 0;
        _ready.Clear();
        Batches.Clear();
        foreach (var resource in _resources.Values)
            resource.Waiting.Clear();
    }

    private static bool Uses(Work work) => work.Kind is WorkKind.Run or WorkKind.Resume && work.Node.Descriptor.Resources.Count > 0;

    private void Enqueue(Work work, int ticket) => _ready.Add(new(work, ticket), Rank.Of(work));

    private void Taken(Work work)
    {
        work.Node.Ticket++;
        work.Node.Queued = null;
        Count--;
        Batches.Remove(work.Node);
        if (Uses(work))
            Take(work.Node);
    }

    private Resource? MissingFor(Node node)
    {
        foreach (var (name, amount) in node.Descriptor.Resources)
        {
            if (ResourceOf(name) is var resource && amount > resource.Capacity - resource.Used)
                return resource;
        }

        return null;
    }

    private void Take(Node node)
    {
        node.UsesResources = true;
        foreach (var (name, amount) in node.Descriptor.Resources)
            _resources[name].Used += amount;

        // One at a time is let out: perhaps there is some left for the next.
        foreach (var (name, _) in node.Descriptor.Resources)
            LetOut(_resources[name]);
    }

    /// <summary>
    /// Lets the best of those out that wait for a resource, if there is enough of it. The best is not passed over for one that needs less, so that it is not kept waiting for
    /// ever.
    /// </summary>
    private void LetOut(Resource resource)
    {
        while (resource.Waiting.TryPeek(out var best))
        {
            var isVoid = best.IsVoid;
            if (!isVoid && best.Work.Node.Descriptor.Resources.First(r => _resources[r.Name] == resource).Amount > resource.Capacity - resource.Used)
                return;
            resource.Waiting.TryTake(out _);
            if (isVoid)
                continue;
            Enqueue(best.Work, best.Ticket);
            return;
        }
    }

    private Resource ResourceOf(string name)
    {
        if (!_resources.TryGetValue(name, out var resource))
            _resources.Add(name, resource = new() { Capacity = _unnamed });
        return resource;
    }

    private sealed class Resource
    {
        public int Capacity { get; set; }

        public int Used { get; set; }

        public RankedWork Waiting { get; } = new();
    }
}
