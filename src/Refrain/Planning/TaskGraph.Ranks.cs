namespace Refrain.Planning;

// Which work is done first.
internal sealed partial class TaskGraph
{
    private readonly Stack<(Node Node, int Priority)> _raised = new();
    private readonly Dictionary<TaskDescriptor, (float Seconds, int Count)> _durations = [];
    private int _ranked;
    private bool _runs;
    private bool _hasStored;

    /// <summary>Changes how much there is of a named resource.</summary>
    public void SetCapacity(string resource, int capacity) => _ready.SetCapacity(resource, capacity);

    /// <summary>Raises what a task requires to its own priority, and so on upwards; and places it on the way to the task.</summary>
    private void Raise(Node node, Node required)
    {
        if (node.Path > 0 && required.Path == 0)
            required.Path = node.Path + DurationOf(required);
        if (required.Priority >= node.Priority)
            return;
        _raised.Push((required, node.Priority));
        while (_raised.TryPop(out var next))
        {
            if (next.Node.Priority >= next.Priority || next.Node.IsEnded)
                continue;
            next.Node.Priority = next.Priority;
            if (next.Node.Queued is { } kind)
                Enqueue(new Work(next.Node, kind, kind == WorkKind.Require ? NextAtRuntime(next.Node) : -1));
            foreach (var input in next.Node.AllInputs)
                _raised.Push((input, next.Priority));
        }
    }

    /// <summary>
    /// Finds out how long the way is from each task to the end, once there is something to run and so many tasks have come since the last time that it costs no more than they did.
    /// </summary>
    private void Rank()
    {
        if (!_runs || _nodes.Count < 2 * _ranked)
            return;
        _ranked = Math.Max(1, _nodes.Count);
        Place();
        _ready.Reorder();
    }

    /// <summary>Places all on their ways, in the one order or the other.</summary>
    private void Place()
    {
        _durations.Clear();
        if (_hasStored)
        {
            foreach (var node in Nodes)
                Time(node);
        }

        var isPlaced = false;
        if (_nodes.Count < Expansion.Large)
            isPlaced = TryPlaceByArrival();
        else
            Parallel.Invoke(() => isPlaced = TryPlaceByArrival(), () => InDependencyOrder()); // which is wanted at the end in any case

        if (!isPlaced)
            PlaceByOrder();
    }

    /// <summary>Places all on their ways, if each arrived before what it requires, as in most graphs.</summary>
    private bool TryPlaceByArrival()
    {
        foreach (var node in Nodes)
        {
            if (!node.IsEnded && !TryPlaceInputs(node, byArrival: true))
                return false;
        }

        return true;
    }

    private void PlaceByOrder()
    {
        var order = InDependencyOrder();
        for (var i = order.Count - 1; i >= 0; i--)
        {
            if (!order[i].IsEnded)
                TryPlaceInputs(order[i], byArrival: false);
        }
    }

    /// <summary>Places what a node requires before it. All that require the node are to be placed.</summary>
    private bool TryPlaceInputs(Node node, bool byArrival)
    {
        if (node.Path == 0)
            node.Path = DurationOf(node);
        foreach (var inputs in node.Required)
        {
            foreach (var input in inputs)
            {
                if (byArrival && input.Order < node.Order)
                    return false;
                if (!input.IsEnded && node.Path + DurationOf(input) is var path && path > input.Path)
                    input.Path = path;
            }
        }

        return true;
    }

    /// <summary>How long a task took last; of one that has not run yet, as long as others of its type did, and where nothing is known all alike.</summary>
    private float DurationOf(Node node)
    {
        if (node.Descriptor.Kind != TaskKind.Task)
            return 0;
        if (node.Stored is { } stored)
            return Math.Max(0, (float)(stored.CompletedAt - stored.StartedAt).TotalSeconds);
        return _durations.Count > 0 && _durations.TryGetValue(node.Descriptor, out var known) ? known.Seconds / known.Count : 1;
    }

    /// <summary>Notes how long a task took.</summary>
    private void Time(Node node)
    {
        if (node.Stored is not { Kind: TaskKind.Task } stored)
            return;
        var (seconds, count) = _durations.GetValueOrDefault(node.Descriptor);
        _durations[node.Descriptor] = (seconds + (float)(stored.CompletedAt - stored.StartedAt).TotalSeconds, count + 1);
    }
}
