// Another shard is required each time the graph is planned. Run shuffles with a seed, which is fine.
public sealed record Sampled(int Shard, string[] Rows);

[Task]
public sealed partial record SampledShard(string Folder, int Shards, int Seed)
{
    [Requires] public FileSource Rows => new($"{Folder}/{Random.Shared.Next(Shards)}.txt"); // RFN014

    public Sampled Run(IReadOnlyList<string> rows)
    {
        var shuffled = rows.ToArray();
        new Random(Seed).Shuffle(shuffled);
        return new Sampled(rows.Count, shuffled);
    }
}
