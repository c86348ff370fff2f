// The factory of ids is handed over as a method, not called here.
public sealed record Node(Guid Id, int Depth, string Label);

public static class TreeBuilder
{
    public static IEnumerable<Node> Build(IEnumerable<string> lines, Func<Guid> nextId)
    {
        foreach (var line in lines)
        {
            var label = line.TrimStart(' ');
            yield return new Node(nextId(), (line.Length - label.Length) / 2, label);
        }
    }
}

[Task]
public sealed partial record OutlineNodes(string File)
{
    [Requires] public FileSource Outline => new(File);

    public IEnumerable<Node> Run(IEnumerable<string> outline) => TreeBuilder.Build(outline, Guid.NewGuid); // RFN102
}
