// Objects are put at keys of content and parameters: in a bucket, in a table of items, in a cache with a set that has them once.
using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using StackExchange.Redis;

public sealed class Thumbnails(IAmazonS3 bucket, IAmazonDynamoDB items, IDatabase cache)
{
    public async Task PutAsync(string picture, byte[] bytes, CancellationToken token)
    {
        var key = $"thumbnails/{Convert.ToHexStringLower(SHA256.HashData(bytes))}.png";
        await bucket.PutObjectAsync(new PutObjectRequest { BucketName = "pictures", Key = key, InputStream = new MemoryStream(bytes), ContentType = "image/png" }, token);
        await items.PutItemAsync(new PutItemRequest { TableName = "picture", Item = new() { ["id"] = new(picture), ["thumbnail"] = new(key) } }, token);
        await cache.SetAddAsync("pictures", picture);
        await cache.StringSetAsync($"picture:{picture}", key, when: When.NotExists);
    }
}

[Task]
public sealed partial record Thumbnail(string Picture)
{
    [Requires] public FileSource Bytes => new(Picture);

    public async Task<int> Run(byte[] bytes, [Service] IAmazonS3 bucket, [Service] IAmazonDynamoDB items, [Service] IDatabase cache, CancellationToken cancellationToken)
    {
        await new Thumbnails(bucket, items, cache).PutAsync(Picture, bytes, cancellationToken);
        return bytes.Length;
    }
}
