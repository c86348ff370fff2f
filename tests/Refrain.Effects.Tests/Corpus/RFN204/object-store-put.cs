// An object is put under a key of the parameters: the store's PUT replaces it with the same.
using Amazon.S3;
using Amazon.S3.Model;

[Task]
public sealed partial record Thumbnail(string Picture, int Width)
{
    public byte[] Run() => [.. Enumerable.Range(0, Width).Select(i => (byte)i)];
}

[Task]
public sealed partial record ThumbnailUploaded(string Picture, int Width, string Bucket)
{
    [Requires] public Thumbnail Thumbnail => new(Picture, Width);

    public async Task<string> Run(byte[] thumbnail, [Service] IAmazonS3 s3, CancellationToken cancellationToken)
    {
        var key = $"thumbnails/{Picture}/{Width}.png";
        using var content = new MemoryStream(thumbnail, writable: false);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = content }, cancellationToken);
        return key;
    }
}
