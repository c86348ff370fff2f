// Documents are replaced under their key; what did not exist is inserted.
using MongoDB.Driver;

public sealed record Profile(string Id, string Name);

[Task]
public sealed partial record StoredProfile(string Id, string Name)
{
    public async Task<string> Run([Service] IMongoCollection<Profile> profiles, CancellationToken cancellationToken)
    {
        await profiles.ReplaceOneAsync(profile => profile.Id == Id, new Profile(Id, Name), new ReplaceOptions { IsUpsert = true }, cancellationToken);
        return Id;
    }
}
