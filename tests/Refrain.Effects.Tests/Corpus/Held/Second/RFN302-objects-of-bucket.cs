// Objects of a prefix are deleted from the bucket before the new ones are put.
using Amazon.S3;
using Amazon.S3.Model;

public sealed class BucketFolder(IAmazonS3 s3, string bucket, string prefix)
{
    public async Task RemoveAsync(IEnumerable<string> names, CancellationToken token)
    {
        var keys = names.Select(name => new KeyVersion { Key = prefix + name }).ToList();
        await s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = keys }, token); // RFN302
    }
}

[Task]
public sealed partial record Removed(string File, string Bucket)
{
    [Requires] public FileSource Names => new(File);

    public async Task<int> Run(IReadOnlyList<string> names, [Service] IAmazonS3 s3, CancellationToken cancellationToken)
    {
        await new BucketFolder(s3, Bucket, "old/").RemoveAsync(names, cancellationToken);
        return names.Count;
    }
}
