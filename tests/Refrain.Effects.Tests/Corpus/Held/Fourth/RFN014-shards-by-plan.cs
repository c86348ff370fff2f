// How many shards are required is told by a plan behind an interface, which asks how many processors there are.
public interface IShardPlan
{
    int ShardsOf(string dataset);
}

public sealed class WidthOfMachine(int perCore) : IShardPlan
{
    private readonly int _cores = Environment.ProcessorCount; // RFN014

    public int ShardsOf(string dataset) => _cores * perCore + (dataset.Length > 20 ? 1 : 0);
}

[Task]
public sealed partial record ShardedDataset(string Dataset)
{
    [Requires]
    public IEnumerable<FileSource> Shards
    {
        get
        {
            IShardPlan plan = new WidthOfMachine(2);
            return Enumerable.Range(0, plan.ShardsOf(Dataset)).Select(shard => new FileSource(Dataset + "/" + shard + ".bin"));
        }
    }

    public long Run(IReadOnlyList<byte[]> shards) => shards.Sum(bytes => (long)bytes.Length);
}
