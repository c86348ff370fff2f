// A document's field is incremented; another is set.
using MongoDB.Driver;

public sealed class Page
{
    public required string Id { get; set; }

    public int Hits { get; set; }

    public string? Title { get; set; }
}

public sealed class Pages(IMongoDatabase database)
{
    private IMongoCollection<Page> All => database.GetCollection<Page>("page");

    public Task TitleAsync(string id, string title, CancellationToken token) =>
        All.UpdateOneAsync(page => page.Id == id, Builders<Page>.Update.Set(page => page.Title, title), new UpdateOptions { IsUpsert = true }, token);

    public Task HitAsync(string id, int hits, CancellationToken token) =>
        All.UpdateOneAsync(page => page.Id == id, Builders<Page>.Update.Inc(page => page.Hits, hits), cancellationToken: token); // RFN203
}

[Task]
public sealed partial record CountedHits(string Page, string File)
{
    [Requires] public FileSource Hits => new(File);

    public async Task<int> Run(IReadOnlyList<string> hits, [Service] IMongoDatabase database, CancellationToken cancellationToken)
    {
        var pages = new Pages(database);
        await pages.HitAsync(Page, hits.Count, cancellationToken);
        return hits.Count;
    }
}
