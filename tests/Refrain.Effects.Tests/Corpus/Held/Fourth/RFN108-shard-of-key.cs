// The shard of a row is taken from the hash code of a record struct that holds a string.
public readonly record struct RowKey(string Tenant, long Id);

public interface IShardFunction<in TKey>
{
    int ShardOf(TKey key);
}

public sealed class ModuloShards<TKey>(int shards) : IShardFunction<TKey>
    where TKey : notnull
{
    public int ShardOf(TKey key) => (int)((uint)key.GetHashCode() % (uint)shards); // RFN108
}

public sealed record Placed(string Line, int Shard);

[Task]
public sealed partial record PlacedRows(string File, string Tenant, int Shards)
{
    [Requires] public FileSource Ids => new(File);

    public IEnumerable<Placed> Run(IEnumerable<string> ids)
    {
        IShardFunction<RowKey> shards = new ModuloShards<RowKey>(Shards);
        return ids.Select(id => new Placed(id, shards.ShardOf(new(Tenant, long.Parse(id)))));
    }
}
