// Scratch may be appended to; the manifest beside the shards may not.
using System.Text.Json;

public readonly record struct Shard(int Number, long Rows);

[Task]
public sealed partial record Shards(string Table)
{
    public IEnumerable<Shard> Run() => Enumerable.Range(0, 4).Select(i => new Shard(i, 1000 * i));
}

[Task, Requires<Shards>]
public sealed partial record ShardManifest(string Table, string ManifestPath)
{
    public long Run(IEnumerable<Shard> shards, TaskContext context)
    {
        var draft = Path.Combine(context.ScratchDirectory, "draft.jsonl");
        long rows = 0;
        foreach (var shard in shards)
        {
            File.AppendAllText(draft, JsonSerializer.Serialize(shard) + "\n");
            rows += shard.Rows;
        }

        using (var manifest = File.Open(ManifestPath, FileMode.Append, FileAccess.Write)) // RFN201
        {
            using var source = File.OpenRead(draft);
            source.CopyTo(manifest);
        }

        return rows;
    }
}
