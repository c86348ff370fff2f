// The bucket is computed by a function of the project's own, the same on every machine.
public sealed record Assigned(string User, int Bucket);

public static class Fnv
{
    public static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = (hash ^ character) * 16777619u;
        return hash;
    }
}

[Task]
public sealed partial record AssignedBuckets(string File, int Buckets)
{
    [Requires] public FileSource Users => new(File);

    public IEnumerable<Assigned> Run(IEnumerable<string> users) => users.Select(user => new Assigned(user, (int)(Fnv.Hash(user) % (uint)Buckets)));
}
