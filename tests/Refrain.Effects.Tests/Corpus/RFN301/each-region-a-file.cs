// A file a region, each truncated and written where it is published.
public readonly record struct Store(string Region, string Name);

[Task]
public sealed partial record StoreList(string Country)
{
    public IEnumerable<Store> Run() => [new("north", "A"), new("south", "B")];
}

[Task]
public sealed partial record RegionFiles(string Country, string Root)
{
    [Requires] public StoreList Stores => new(Country);

    public async Task<int> Run(IEnumerable<Store> stores, TaskContext context)
    {
        var files = 0;
        foreach (var region in stores.GroupBy(store => store.Region))
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', region.Select(store => store.Name)));
            await PublishAsync(region.Key, bytes, context.CancellationToken);
            files++;
        }

        return files;
    }

    private Task PublishAsync(string region, byte[] bytes, CancellationToken token) =>
        File.WriteAllBytesAsync(Path.Combine(Root, Country, region + ".txt"), bytes, token); // RFN301
}
