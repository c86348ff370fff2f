namespace Refrain.Hosting.Graphs;

/// <summary>An edge of the graph of task types.</summary>
/// <param name="From">The task that requires.</param>
/// <param name="To">What it requires.</param>
/// <param name="Requirement">The requirement.</param>
internal sealed record TypeEdge(TaskDescriptor From, TaskDescriptor To, Requirement Requirement);

/// <summary>Task types and what they require.</summary>
/// <param name="Nodes">The types in ordinal order of their names.</param>
/// <param name="Edges">The requirements: by the tasks' order, then as declared.</param>
internal sealed record TypeGraph(IReadOnlyList<TaskDescriptor> Nodes, IReadOnlyList<TypeEdge> Edges)
{
    private readonly TaskRegistry _drawn = new(Nodes);

    /// <summary>The graph of some types and everything that they reach.</summary>
    public static TypeGraph Of(IReadOnlyList<TaskDescriptor> roots)
    {
        var found = new SortedDictionary<string, TaskDescriptor>(StringComparer.Ordinal);
        var open = new Stack<TaskDescriptor>(roots);
        while (open.TryPop(out var node))
        {
            if (!found.TryAdd(node.Name, node))
                continue;
            foreach (var requirement in node.Requirements)
                open.Push(requirement.Target);
        }

        return new([.. found.Values], [.. found.Values.SelectMany(n => n.Requirements, (n, r) => new TypeEdge(n, found[r.Target.Name], r))]);
    }

    /// <summary>What is written at a node: the shortest name that is no other's in the graph.</summary>
    public string LabelOf(TaskDescriptor node) => _drawn.ShortestNameOf(node);

    /// <summary>
    /// What is written at an edge: the requirement's name where it is not the required type's, <c>*</c> for any number, <c>?</c> for one or none.
    /// </summary>
    public static string LabelOf(TypeEdge edge)
    {
        var name = string.Equals(edge.Requirement.Name, edge.To.ShortName, StringComparison.Ordinal) ? "" : edge.Requirement.Name;
        return name + edge.Requirement.Cardinality switch
        {
            Cardinality.Many => "*",
            Cardinality.Optional => "?",
            _ => "",
        };
    }
}
