// An object of a bucket is fetched by a name that is only a parameter; the redis key beside it as well.
using Amazon.S3;
using Amazon.S3.Model;
using StackExchange.Redis;

public sealed record Model(byte[] Weights, string? Owner);

[Task]
public sealed partial record FetchedModel(string Bucket, string Name)
{
    public async Task<Model> Run([Service] IAmazonS3 storage, [Service] IDatabase cache, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = Bucket, Key = $"models/{Name}" };
        using var answer = await storage.GetObjectAsync(request, cancellationToken); // RFN104
        var weights = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(weights, cancellationToken);

        string? owner = await cache.StringGetAsync($"model:{Name}:owner"); // RFN104
        return new Model(weights.ToArray(), owner);
    }
}
