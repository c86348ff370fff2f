// An object is put under a key that the parameters make, and its copy removed under the same key.
using Amazon.S3;
using Amazon.S3.Model;

[Task]
public sealed partial record PutObject(string Bucket, string Key, string Text)
{
    public async Task<string> Run([Service] IAmazonS3 s3, CancellationToken cancellationToken)
    {
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = Key, ContentBody = Text }, cancellationToken);
        return Key;
    }
}
