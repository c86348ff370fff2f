// Documents of MongoDB are inserted without an id of the task's.
using MongoDB.Bson;
using MongoDB.Driver;

public sealed class ArticleStore(IMongoDatabase database)
{
    private IMongoCollection<BsonDocument> Articles => database.GetCollection<BsonDocument>("articles");

    public async Task SaveAsync(IEnumerable<string> titles, CancellationToken token)
    {
        var documents = titles.Select(title => new BsonDocument { ["title"] = title, ["length"] = title.Length });
        await Articles.InsertManyAsync(documents, cancellationToken: token); // RFN202
    }
}

[Task]
public sealed partial record StoredArticles(string File)
{
    [Requires] public FileSource Titles => new(File);

    public async Task<int> Run(IReadOnlyList<string> titles, [Service] IMongoDatabase database, CancellationToken cancellationToken)
    {
        await new ArticleStore(database).SaveAsync(titles, cancellationToken);
        return titles.Count;
    }
}
