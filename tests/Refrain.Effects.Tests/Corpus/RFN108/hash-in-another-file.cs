// The shard's name comes from an extension method elsewhere that uses the hash code.
public sealed record Sharded(string Shard, string Key);

[Task]
public sealed partial record ShardedKeys(string File)
{
    [Requires] public FileSource Keys => new(File);

    public IEnumerable<Sharded> Run(IEnumerable<string> keys) =>
        keys.Select(key => new Sharded(key.ShardOf(8), key)); // RFN108
}
//// File: Shards.cs
public static class Shards
{
    extension(string key)
    {
        public string ShardOf(int count) => $"shard-{Math.Abs(key.GetHashCode() % count)}";
    }
}
