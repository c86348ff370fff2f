namespace Refrain.Planning;

// The graph as a whole: its order, and what is wrong with it where it has none.
internal sealed partial class TaskGraph
{
    /// <summary>All tasks, each after everything that it requires; otherwise in the order of the requirements.</summary>
    public IReadOnlyList<Node> InDependencyOrder()
    {
        var result = new List<Node>(_nodes.Count);
        var seen = new bool[_nodes.Count];
        var path = new Stack<(Node Node, int Requirement, int Position)>();
        foreach (var root in Nodes)
        {
            Visit(root);
            while (path.TryPop(out var top))
            {
                var (node, requirement, position) = top;
                while (requirement < node.Required.Length && position == node.Required[requirement].Length)
                    (requirement, position) = (requirement + 1, 0);
                if (requirement == node.Required.Length && position == (node.Dynamic?.Count ?? 0))
                {
                    result.Add(node);
                    continue;
                }

                path.Push((node, requirement, position + 1));
                Visit(requirement == node.Required.Length ? node.Dynamic![position] : node.Required[requirement][position]);
            }
        }

        return result;

        void Visit(Node node)
        {
            if (seen[node.Order])
                return;
            seen[node.Order] = true;
            path.Push((node, 0, 0));
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
