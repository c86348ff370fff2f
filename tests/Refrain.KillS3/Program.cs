using System.Globalization;
using Amazon.Runtime;
using Refrain;
using Refrain.KillS3;
using Refrain.S3;
using Refrain.Stores;

// Arguments: folder of the catalog, address, access key, secret key, bucket, prefix, number of chunks.
var blobs = new S3BlobStore(
    new S3Connection { ServiceUrl = args[1], PathStyle = true, Credentials = new BasicAWSCredentials(args[2], args[3]) },
    args[4],
    args[5],
    new() { PartSize = S3BlobStoreOptions.SmallestPart });
await using var pipeline = Pipeline.Open(
    new ArtifactStore(SqliteCatalog.Open(Path.Combine(args[0], "catalog.db")), blobs, Path.Combine(args[0], "scratch")), new() { Lease = TimeSpan.FromSeconds(1) });
var report = await pipeline.RunAsync([new Sizes(int.Parse(args[6], CultureInfo.InvariantCulture))], new RunOptions { Workers = 2 });
Console.WriteLine(report.State);
return report.State == RunState.Succeeded ? 0 : 1;
