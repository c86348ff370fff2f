// The shard that is required follows from the machine that plans the run, through a topology object two calls away.
using System.Globalization;

public sealed record ShardReading(string Sensor, int Samples);

public sealed class Topology
{
    private readonly string _site;

    private Topology(string site, int shards) => (_site, Shards) = (site, shards);

    public int Shards { get; }

    public static Topology Discover() => new(Prefix(Environment.MachineName), 16); // RFN014

    public string FolderOf(string metric)
    {
        var shard = 0;
        foreach (var letter in metric)
            shard = ((shard * 31) + letter) % Shards;
        return string.Create(CultureInfo.InvariantCulture, $"{_site}/shard-{shard:00}");
    }

    private static string Prefix(string host) => host.IndexOf('-') is var dash and > 0 ? host[..dash] : host;
}

public sealed class ShardPath(Topology topology)
{
    public string For(string root, string metric, DateOnly day) =>
        string.Join('/', root, topology.FolderOf(metric), day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + ".log");
}

[Task]
public sealed partial record ShardRollup(string Root, string Metric, DateOnly Day)
{
    [Requires] public FileSource Shard => new(new ShardPath(Topology.Discover()).For(Root, Metric, Day));

    public IReadOnlyList<ShardReading> Run(IEnumerable<string> shard)
    {
        var bySensor = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in shard)
        {
            var sensor = line.Split(';', 2)[0];
            bySensor[sensor] = bySensor.GetValueOrDefault(sensor) + 1;
        }

        return [.. bySensor.Select(pair => new ShardReading(pair.Key, pair.Value))];
    }
}
