using System.Collections.Concurrent;
using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;

namespace Refrain.S3.Tests;

/// <summary>A part of a server's bucket that nobody else uses, and a client to look at it past the store.</summary>
internal sealed class TestBucket : IDisposable
{
    private static readonly ConcurrentDictionary<Uri, Lazy<Task>> s_made = new();
    private static int s_number;

    private readonly S3Server _server;

    public TestBucket(S3Server server)
    {
        _server = server;
        Client = new AmazonS3Client(new BasicAWSCredentials(server.AccessKey, server.SecretKey), new AmazonS3Config
        {
            ServiceURL = server.Url.ToString(),
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
        s_made.GetOrAdd(server.Url, _ => new(() => Client.PutBucketAsync(S3Server.Bucket))).Value.GetAwaiter().GetResult();
        Prefix = string.Create(CultureInfo.InvariantCulture, $"tests/{Interlocked.Increment(ref s_number)}");
    }

    public AmazonS3Client Client { get; }

    public string Prefix { get; }

    public S3Connection Connection(Uri? url = null) => new()
    {
        ServiceUrl = (url ?? _server.Url).ToString(),
        PathStyle = true,
        Credentials = new BasicAWSCredentials(_server.AccessKey, _server.SecretKey),
        Retries = 2,
    };

    /// <summary>A store with the smallest parts.</summary>
    /// <param name="url">An address that leads to the server.</param>
    /// <param name="options">Other options.</param>
    public S3BlobStore Store(Uri? url = null, S3BlobStoreOptions? options = null) =>
        new(Connection(url), S3Server.Bucket, Prefix, options ?? new() { PartSize = S3BlobStoreOptions.SmallestPart });

    public async Task<byte[]> GetAsync(string name)
    {
        using var answer = await Client.GetObjectAsync(S3Server.Bucket, $"{Prefix}/{name}");
        var bytes = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public Task PutAsync(string name, byte[] bytes) => Client.PutObjectAsync(new()
    {
        BucketName = S3Server.Bucket,
        Key = $"{Prefix}/{name}",
        InputStream = new MemoryStream(bytes),
        UseChunkEncoding = false,
    });

    public void Dispose() => Client.Dispose();
}
