// The draw is seeded from the parameters, so it is the same draw in every plan.
public sealed record Drawn(int Rows);

[Task]
public sealed partial record DrawnShards(string Folder, int Shards, int Count, int Seed)
{
    [Requires]
    public IEnumerable<ShardRows> Rows
    {
        get
        {
            var random = new Random(Seed);
            return Enumerable.Range(0, Count).Select(_ => new ShardRows(Folder, random.Next(Shards))).ToList();
        }
    }

    public Drawn Run(IReadOnlyList<int> rows) => new(rows.Sum());
}

[Task]
public sealed partial record ShardRows(string Folder, int Shard)
{
    [Requires] public FileSource Content => new($"{Folder}/{Shard}.txt");

    public int Run(IReadOnlyList<string> content) => content.Count;
}
