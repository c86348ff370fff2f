// The blobs of a container are listed and counted.
using Azure.Storage.Blobs;

[Task]
public sealed partial record BlobCount(string Prefix)
{
    public async Task<long> Run([Service] BlobContainerClient container, CancellationToken cancellationToken)
    {
        long bytes = 0;
        await foreach (var blob in container.GetBlobsAsync(prefix: Prefix, cancellationToken: cancellationToken)) // RFN104
            bytes += blob.Properties.ContentLength ?? 0;
        return bytes;
    }
}
