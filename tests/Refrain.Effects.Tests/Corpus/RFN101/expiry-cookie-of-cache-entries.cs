// The expiry is written into the index that is the output, so the clock is in it.
public sealed class IndexBuilder
{
    private readonly Dictionary<string, (string Url, DateTimeOffset Expires)> _entries = new(StringComparer.Ordinal);

    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(12);

    public IndexBuilder Add(string key, string url)
    {
        _entries[key] = (url, DateTimeOffset.Now + Lifetime); // RFN101
        return this;
    }

    public Dictionary<string, (string Url, DateTimeOffset Expires)> Build() => _entries;
}

[Task]
public sealed partial record TileIndex(string File)
{
    [Requires] public FileSource Tiles => new(File);

    public Dictionary<string, (string Url, DateTimeOffset Expires)> Run(IEnumerable<string> tiles)
    {
        var index = new IndexBuilder();
        foreach (var tile in tiles)
            index.Add(tile, $"/tiles/{tile}.png");
        return index.Build();
    }
}
