// Shards are computed from a parameter and a constant table.
[Task]
public sealed partial record AllShards(string Region)
{
    private static readonly IReadOnlyDictionary<string, int> s_counts = new Dictionary<string, int> { ["eu"] = 4, ["us"] = 8 };

    [Requires]
    public IEnumerable<FileSource> Shards => Enumerable.Range(0, s_counts[Region]).Select(shard => new FileSource(FormattableString.Invariant($"shards/{Region}-{shard:00}.bin")));

    public long Run(IReadOnlyList<byte[]> shards) => shards.Sum(shard => (long)shard.Length);
}
