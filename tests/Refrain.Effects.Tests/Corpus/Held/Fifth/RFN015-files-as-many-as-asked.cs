// The number of shards is kept out of the key, yet the folder has as many files.
using System.Globalization;
using System.IO.Hashing;
using System.Text;

public interface ISharding
{
    int Count { get; }

    int Of(string line) => (int)(Crc32.HashToUInt32(Encoding.UTF8.GetBytes(line)) % (uint)Count);
}

public sealed record Evenly(int Count) : ISharding;

[Task]
public sealed partial record Sharded(string File)
{
    [property: Insignificant] public int Shards { get; init; } = 8; // RFN015

    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, [Place("shards/{File}")] OutputDirectory shards)
    {
        ISharding sharding = new Evenly(Shards);
        foreach (var shard in lines.GroupBy(sharding.Of).OrderBy(shard => shard.Key))
            shards.File(shard.Key.ToString("d3", CultureInfo.InvariantCulture)).WriteAllLines(shard);
    }
}
