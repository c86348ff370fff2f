// The serializer writes straight into the file that the web site serves.
using System.Text.Json;

public sealed record Catalog(string Season, IReadOnlyList<string> Articles);

public interface IPublisher
{
    Task PublishAsync(Catalog catalog, CancellationToken cancellationToken);
}

public sealed class SitePublisher(string root) : IPublisher
{
    public async Task PublishAsync(Catalog catalog, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(Path.Combine(root, catalog.Season + ".json")); // RFN301
        await JsonSerializer.SerializeAsync(stream, catalog, cancellationToken: cancellationToken);
    }
}

[Task]
public sealed partial record PublishedCatalog(string Season)
{
    public async Task<int> Run([Service] IPublisher publisher, CancellationToken cancellationToken)
    {
        var catalog = new Catalog(Season, ["chair", "table"]);
        await publisher.PublishAsync(catalog, cancellationToken);
        return catalog.Articles.Count;
    }
}
