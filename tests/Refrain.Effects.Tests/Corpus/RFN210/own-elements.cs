// The elements that are changed are made here from the input's; so are the lists they are put in.
public sealed class Node
{
    public int Id { get; set; }

    public List<int> Children { get; set; } = [];
}

[Task]
public sealed partial record Parents(int Count)
{
    public IEnumerable<int> Run() => Enumerable.Range(0, Count).Select(i => i / 2);
}

[Task, Requires<Parents>]
public sealed partial record Tree(int Count)
{
    public IReadOnlyList<Node> Run(IReadOnlyList<int> parents)
    {
        var nodes = parents.Select((_, id) => new Node { Id = id }).ToList();
        for (var id = 1; id < parents.Count; id++)
            nodes[parents[id]].Children.Add(id);
        foreach (var node in nodes)
            node.Children = [.. node.Children.Order()];
        nodes.RemoveAll(node => node.Children.Count == 0);
        return nodes;
    }
}
