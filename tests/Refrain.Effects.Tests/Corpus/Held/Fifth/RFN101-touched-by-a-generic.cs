// Any kind of row is touched with the time of the provider before it is returned.
public interface ITouched<TSelf>
    where TSelf : ITouched<TSelf>
{
    static abstract TSelf Touch(TSelf row, DateTimeOffset at);
}

public sealed record Asset(string Tag, DateTimeOffset SeenAt) : ITouched<Asset>
{
    public static Asset Touch(Asset row, DateTimeOffset at) => row with { SeenAt = at };
}

public sealed class Toucher(TimeProvider clock)
{
    public IEnumerable<T> All<T>(IEnumerable<T> rows)
        where T : ITouched<T>
    {
        foreach (var row in rows)
            yield return T.Touch(row, clock.GetUtcNow()); // RFN101
    }
}

[Task]
public sealed partial record Assets(string File)
{
    [Requires] public FileSource Tags => new(File);

    public IEnumerable<Asset> Run(IEnumerable<string> tags, [Service] TimeProvider clock) =>
        new Toucher(clock).All(tags.Select(tag => new Asset(tag, DateTimeOffset.UnixEpoch)));
}
