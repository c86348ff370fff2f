using System.Collections.Concurrent;
using Refrain.Collections;

namespace Refrain.Planning;

// What tasks require statically, and how it gets into the graph.
internal sealed partial class TaskGraph
{
    private readonly Expansion _expansion;
    private readonly Node[] _few = new Node[16];
    private Node[][] _required = [];
    private NodeRequirements _lastRequired;
    private readonly List<Node> _sources = [];
    private int _counted;

    private Node Intern(ITask task, Node? made = null)
    {
        if (_nodes.Count >= _most && !_nodes.TryGetValue(task.Key, out _))
            throw RequirementSet.TooMany(_most, task);
        var node = _nodes.GetOrAdd(task, out var isNew, made);
        if (!isNew)
            return node;
        node.Pending = 1; // the catalog's answer is the first thing awaited
        (node.Descriptor.Kind == TaskKind.Source ? _unsuppliedSources : _unsupplied).Add(node);
        if (_nodes.Count == Expansion.Large)
            WhenLarge?.Invoke();
        _expansion.Push(node);
        OrderChanged();
        _open++;
        if (node.Descriptor.Kind == TaskKind.Task)
            TaskCount++;
        else
            _sources.Add(node);
        return node;
    }

    private void Expand()
    {
        while (_expansion.TryPop(out var node, out var set))
        {
            if (set.Error is { } error)
            {
                // The task fails with it when its turn comes; the others go on.
                node.Error = new RequirementException($"The requirements of {node.Task} could not be evaluated: {ErrorWords.MessageOf(error)}", error) { IsOfLimit = error is RequirementException { IsOfLimit: true } };
                continue;
            }

            Require(node, set);
        }
    }

    private void Require(Node node, RequirementSet set)
    {
        var count = node.Required.Length;
        if (_required.Length < count)
            _required = new Node[count][];
        var required = _required.AsSpan(0, count);
        required.Fill([]);
        try
        {
            for (var i = 0; i < count; i++)
                required[i] = Require(node, i, set[i]);
        }
        catch (RequirementException e)
        {
            // There are too many. It must not run on the part of its inputs that there was room for.
            node.Error = e;
        }

        // Partitions mostly require the same, which is kept once.
        if (!_lastRequired.Shares(required))
            _lastRequired = NodeRequirements.Of(required);
        node.Required = _lastRequired;
        OrderChanged();
    }

    private Node[] Require(Node node, int requirement, IReadOnlyList<ITask> tasks)
    {
        if (tasks.Count == 0)
            return [];
        var isLarge = tasks.Count >= Expansion.Large;
        var nodes = isLarge ? MakeNodes(tasks) : tasks.Count <= _few.Length ? _few : new Node[tasks.Count];
        var count = 0;
        _counted++;
        if (tasks.Count > _nodes.Count)
            _nodes.Reserve(tasks.Count);
        for (var i = 0; i < tasks.Count; i++)
        {
            if (isLarge && i + CacheLine.Ahead < tasks.Count)
                _nodes.Expect(tasks[i + CacheLine.Ahead].Key);
            var required = Intern(tasks[i], isLarge ? nodes[i] : null);
            if (required.CountedIn == _counted)
                continue;
            required.CountedIn = _counted;
            nodes[count++] = required;
            Raise(node, required);
            if (required.IsEnded)
                continue;
            node.Pending++;
            required.Dependents.Add(node);
        }

        if (count == nodes.Length && nodes != _few)
            return nodes;
        var last = requirement < _lastRequired.Length ? _lastRequired[requirement] : [];
        return nodes.AsSpan(0, count).SequenceEqual(last) ? last : nodes[..count];
    }

    /// <summary>Makes nodes of many tasks on all processors. Most are taken into the graph; those of tasks that are there already are not.</summary>
    private static Node[] MakeNodes(IReadOnlyList<ITask> tasks)
    {
        var nodes = new Node[tasks.Count];
        Parallel.ForEach(Partitioner.Create(0, nodes.Length, Expansion.Large), part =>
        {
            for (var i = part.Item1; i < part.Item2; i++)
                nodes[i] = new(tasks[i]);
        });
        return nodes;
    }
}
