// One set fills another, and what is asked of it is membership only.
public sealed record Known(string Name, bool IsKnown);

[Task]
public sealed partial record KnownNames(string File, string Left, string Right)
{
    [Requires] public FileSource Names => new(File);

    [Requires] public FileSource LeftNames => new(Left);

    [Requires] public FileSource RightNames => new(Right);

    public IEnumerable<Known> Run(IEnumerable<string> names, IReadOnlyList<string> leftNames, IReadOnlyList<string> rightNames)
    {
        var known = new HashSet<string>(leftNames, StringComparer.Ordinal);
        known.IntersectWith(rightNames);

        var folded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in known)
            folded.Add(name.ToUpperInvariant());
        return names.Select(name => new Known(name, folded.Contains(name.ToUpperInvariant())));
    }
}
