// The same shape, with ids that are counted.
public sealed record Leaf(long Id, string Label);

public static class LeafBuilder
{
    public static IEnumerable<Leaf> Build(IEnumerable<string> lines, Func<long> nextId)
    {
        foreach (var line in lines)
            yield return new Leaf(nextId(), line.Trim());
    }
}

[Task]
public sealed partial record Leaves(string File, long FirstId)
{
    [Requires] public FileSource Outline => new(File);

    public IEnumerable<Leaf> Run(IEnumerable<string> outline)
    {
        var last = FirstId - 1;
        return LeafBuilder.Build(outline, Next);

        long Next() => ++last;
    }
}
