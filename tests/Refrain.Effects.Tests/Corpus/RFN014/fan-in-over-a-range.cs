// The months are counted, the shards are listed in a parameter, and the rest is arithmetic.
using System.Collections.Immutable;

public sealed record YearTotal(long Bytes, int Parts);

[Task]
public sealed partial record PartLength(string Folder, int Month, string Shard)
{
    [Requires] public FileSource Content => new($"{Folder}/{Shard}/{Month}.bin");

    public long Run(byte[] content) => content.LongLength;
}

[Task]
public sealed partial record YearLength(string Folder, ImmutableArray<string> Shards)
{
    [Requires]
    public IEnumerable<PartLength> Parts =>
        from month in Enumerable.Range(1, 12)
        from shard in Shards.Distinct()
        where shard.Length > 0
        select new PartLength(Folder, month, shard);

    public YearTotal Run(IReadOnlyList<long> parts) => new(parts.Sum(), parts.Count);
}
