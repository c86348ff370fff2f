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
    }

    /// <summary>Takes the best work that there are resources for, and these with it.</summary>
    public bool TryTake(out Work work)
    {
        while (_ready.TryTake(out var best))
        {
            work = best.Work;
            if (best.IsVoid)
                continue;
            if (Uses(work) && MissingFor(work.Node) is { } missing)
            {
                missing.Waiting.Add(best, RankOf(work));

                // It was perhaps let out for another resource, which somebody else can have then.
                foreach (var (name, _) in work.Node.Descriptor.Resources)
                    LetOut(_resources[name]);
                continue;
            }

            work.Node.Ticket++;
            work.Node.Queued = null;
            Count--;
            if (Uses(work))
                Take(work.Node);
            return true;
        }

        work = default;
        return false;
    }

    /// <summary>Gives back what a task used; what is there of it is void.</summary>
    public void Withdraw(Node node)
    {
        node.Ticket++;
        Count -= node.Queued is null ? 0 : 1;
        node.Queued = null;
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
        var works = new List<RankedWork.Ticketed>();
        _ready.MoveTo(works);
        foreach (var resource in _resources.Values)
            resource.Waiting.MoveTo(works);
        if (!IsInOrder(works))
            works.Sort(static (one, other) => RankOf(one.Work).CompareTo(RankOf(other.Work)));
        foreach (var work in works)
            _ready.Add(work, RankOf(work.Work));
    }

    public void Clear()
    {
        Count = 0;
        _ready.Clear();
        foreach (var resource in _resources.Values)
            resource.Waiting.Clear();
    }

    private static bool Uses(Work work) => work.Kind is WorkKind.Run or WorkKind.Resume && work.Node.Descriptor.Resources.Count > 0;

    private static Rank RankOf(Work work) => new(work.Kind == WorkKind.Run, work.Node.Priority, work.Node.Path, work.Node.Order);

    private static bool IsInOrder(List<RankedWork.Ticketed> works)
    {
        for (var i = 1; i < works.Count; i++)
        {
            if (RankOf(works[i - 1].Work).CompareTo(RankOf(works[i].Work)) > 0)
                return false;
        }

        return true;
    }

    private void Enqueue(Work work, int ticket) => _ready.Add(new(work, ticket), RankOf(work));

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
