using Refrain.Collections;

namespace Refrain.Planning;

// The graph as a whole: its order, and what is wrong with it where it has none.
internal sealed partial class TaskGraph
{
    private SegmentedList<Node>? _order;

    /// <summary>All tasks, each after everything that it requires; otherwise in the order of the requirements.</summary>
    public IReadOnlyList<Node> InDependencyOrder() => _order ??= DependencyOrder();

    /// <summary>Called when somebody requires what it did not, or no longer requires what it did.</summary>
    private void OrderChanged() => _order = null;

    private void ForgetDynamic(Node node)
    {
        if (node.Dynamic is { Count: > 0 })
            OrderChanged();
        node.Dynamic = null;
    }

    private SegmentedList<Node> DependencyOrder()
    {
        var result = new SegmentedList<Node>();
        var seen = new SegmentedArray<bool>(_nodes.Count);
        var path = new Stack<Visit>();
        foreach (var root in Nodes)
        {
            if (seen[root.Order])
                continue;
            seen[root.Order] = true;
            var visit = new Visit(root);
            while (true)
            {
                if (visit.Next(seen) is { } next)
                {
                    path.Push(visit);
                    visit = new(next);
                    continue;
                }

                result.Add(visit.Node);
                if (!path.TryPop(out visit))
                    break;
            }
        }

        return result;
    }

    /// <summary>A node on the way, and how far its inputs were gone through.</summary>
    private struct Visit(Node node)
    {
        private int _requirement;
        private int _position;

        public readonly Node Node => node;

        /// <summary>The next input that was not seen, which is seen now; <see langword="null"/> if there is none.</summary>
        public Node? Next(SegmentedArray<bool> seen)
        {
            for (; _requirement < node.Required.Length; _requirement++, _position = 0)
            {
                var required = node.Required[_requirement];
                while (_position < required.Length)
                {
                    if (IsNew(required[_position++], seen, out var input))
                        return input;
                }
            }

            while (_position < (node.Dynamic?.Count ?? 0))
            {
                if (IsNew(node.Dynamic![_position++], seen, out var input))
                    return input;
            }

            return null;
        }

        private static bool IsNew(Node one, SegmentedArray<bool> seen, out Node input)
        {
            input = one;
            if (seen[one.Order])
                return false;
            seen[one.Order] = true;
            return true;
        }
    }

    /// <summary>
    /// Why nothing is ready although tasks wait and none is at work: the tasks that require each other, the first one again at the end.
    /// </summary>
    public IReadOnlyList<Node> FindCycle()
    {
        List<Node> path = [];
        var seen = new HashSet<Node>();
        var node = Nodes.First(n => !n.IsEnded);
        while (seen.Add(node))
        {
            path.Add(node);
            node = node.AllInputs.First(i => !i.IsEnded);
        }

        path.Add(node);
        return path[path.IndexOf(node)..];
    }

    /// <summary>What to throw when <see cref="FindCycle"/> has something to say.</summary>
    public RequirementException Cycle() =>
        new($"Tasks require each other in a cycle, so none can run: {string.Join(" requires ", FindCycle().Select(n => n.Task))}. Take one of these requirements out.");
}
