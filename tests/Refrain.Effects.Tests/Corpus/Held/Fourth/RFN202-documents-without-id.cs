// Elasticsearch makes an id for each document of one kind; those of the other have theirs.
using Elastic.Clients.Elasticsearch;

public sealed record Article(string Slug, string Title);

public interface ISearchIndex
{
    Task PutAsync(Article article, CancellationToken token);
}

public sealed class Archive(ElasticsearchClient client) : ISearchIndex
{
    public Task PutAsync(Article article, CancellationToken token) => client.IndexAsync(article, token); // RFN202
}

public sealed class Catalogue(ElasticsearchClient client) : ISearchIndex
{
    public Task PutAsync(Article article, CancellationToken token) => client.IndexAsync(article, "article", article.Slug, token);
}

[Task]
public sealed partial record Indexed(string Slug, string Title, bool Old)
{
    public async Task<string> Run([Service] ElasticsearchClient client, CancellationToken cancellationToken)
    {
        ISearchIndex index = Old ? new Archive(client) : new Catalogue(client);
        await index.PutAsync(new(Slug, Title), cancellationToken);
        return Slug;
    }
}
