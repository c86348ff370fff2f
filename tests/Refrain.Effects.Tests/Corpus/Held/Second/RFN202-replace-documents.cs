// Documents are replaced under ids of their own; upsert inserts what is not there.
using MongoDB.Bson;
using MongoDB.Driver;

[Task]
public sealed partial record IndexedTitles(string File)
{
    [Requires] public FileSource Titles => new(File);

    public async Task<int> Run(IReadOnlyList<string> titles, [Service] IMongoDatabase database, CancellationToken cancellationToken)
    {
        var collection = database.GetCollection<BsonDocument>("titles");
        var writes = titles.Select((title, i) => new ReplaceOneModel<BsonDocument>(
            Builders<BsonDocument>.Filter.Eq("_id", i),
            new BsonDocument { ["_id"] = i, ["title"] = title }) { IsUpsert = true });
        await collection.BulkWriteAsync(writes.ToList<WriteModel<BsonDocument>>(), cancellationToken: cancellationToken);
        return titles.Count;
    }
}
