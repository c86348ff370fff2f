// One container gets new items, the other is upserted.
using Microsoft.Azure.Cosmos;

public sealed class Sink(Container events, Container states)
{
    public async Task PutAsync(Sighting sighting, CancellationToken token)
    {
        await states.UpsertItemAsync(sighting, new PartitionKey(sighting.Bird), cancellationToken: token);
        await events.CreateItemAsync(sighting, new PartitionKey(sighting.Bird), cancellationToken: token); // RFN202
    }
}

public sealed record Sighting(string Id, string Bird);

[Task]
public sealed partial record StoredSighting(string Bird, int Number)
{
    public async Task<string> Run([Service] CosmosClient cosmos, CancellationToken cancellationToken)
    {
        var sink = new Sink(cosmos.GetContainer("birds", "event"), cosmos.GetContainer("birds", "state"));
        var sighting = new Sighting(Bird + "-" + Number, Bird);
        await sink.PutAsync(sighting, cancellationToken);
        return sighting.Id;
    }
}
