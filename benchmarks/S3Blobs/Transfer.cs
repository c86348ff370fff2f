using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Transfer;
using Refrain.S3;
using Refrain.Stores;

namespace Refrain.Benchmarks.S3Blobs;

/// <summary>Moves one blob in one way, and prints what it cost.</summary>
internal static class Transfer
{
    public static readonly string[] Kinds = ["SDK, write", "blob store, write", "artifact store, write", "SDK, read", "blob store, read", "artifact store, read", "bytes made and hashed"];

    public static async Task MakeBucketAsync(Uri url, string access, string secret, string bucket)
    {
        using var client = Client(url, access, secret);
        await client.PutBucketAsync(bucket);
    }

    public static async Task<int> RunAsync(string kind, Uri url, string access, string secret, string bucket, long size)
    {
        using var client = Client(url, access, secret);
        using var blobs = new S3BlobStore(client, bucket, "benchmark");
        await using var store = new ArtifactStore(new MemoryCatalog(), blobs, "unused");
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        switch (kind)
        {
            case "SDK, write":
                using (var transfer = new TransferUtility(client, new TransferUtilityConfig { ConcurrentServiceRequests = 2 }))
                    await transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = bucket, Key = "benchmark/sdk", InputStream = new MadeStream(size), PartSize = 8 << 20 });
                break;
            case "blob store, write":
                await using (var writer = blobs.Create("blob", "1-1"))
                {
                    await new MadeStream(size).CopyToAsync(writer, 128 * 1024);
                    await writer.CompleteAsync("whole");
                }

                break;
            case "artifact store, write":
                await using (var sink = store.CreateSink(Key(), () => "artifact", 1, 1))
                {
                    await new MadeStream(size).CopyToAsync(sink, 128 * 1024);
                    await sink.CompleteAsync();
                }

                break;
            case "SDK, read":
                using (var answer = await client.GetObjectAsync(bucket, "benchmark/sdk"))
                    await answer.ResponseStream.CopyToAsync(Stream.Null, 128 * 1024);
                break;
            case "blob store, read":
                await using (var stream = blobs.OpenRead("blob/whole"))
                    await stream.CopyToAsync(Stream.Null, 128 * 1024);
                break;
            case "artifact store, read":
                var blob = (await blobs.ListAsync().ToListAsync()).Single(b => b.Name.StartsWith("artifact/", StringComparison.Ordinal)).Name;
                var version = await HashAsync(new MadeStream(size));
                watch.Restart();
                cpu = process.TotalProcessorTime;
                await using (var stream = await store.OpenReadAsync(new() { Key = Key(), Name = "artifact", Message = default, Version = version, Size = size, Blob = blob }))
                    await stream.CopyToAsync(Stream.Null, 128 * 1024);
                break;
            case "bytes made and hashed":
                _ = await HashAsync(new MadeStream(size));
                break;
            default:
                return 2;
        }

        watch.Stop();
        process.Refresh();
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {kind} | {size / 1048576.0 / watch.Elapsed.TotalSeconds:F0} | {watch.Elapsed.TotalSeconds:F1} | {(process.TotalProcessorTime - cpu).TotalSeconds:F1} | {process.PeakWorkingSet64 >> 20} |"));
        return 0;
    }

    private static async Task<ContentHash> HashAsync(Stream bytes) => ContentHash.From(await SHA256.HashDataAsync(bytes));

    private static TaskKey Key() => default;

    private static AmazonS3Client Client(Uri url, string access, string secret) => new(new BasicAWSCredentials(access, secret), new AmazonS3Config
    {
        ServiceURL = url.ToString(),
        ForcePathStyle = true,
        AuthenticationRegion = "us-east-1",
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });
}
