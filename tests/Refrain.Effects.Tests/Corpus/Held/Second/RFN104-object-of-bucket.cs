// The object in the bucket is no declared input.
using Amazon.S3;
using Amazon.S3.Model;

public sealed class Lake(IAmazonS3 s3, string bucket)
{
    public async Task<string> TextAsync(string key, CancellationToken token)
    {
        using var response = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, token); // RFN104
        using var reader = new StreamReader(response.ResponseStream);
        return await reader.ReadToEndAsync(token);
    }
}

[Task]
public sealed partial record Manifest(string Bucket, string Dataset)
{
    public async Task<int> Run([Service] IAmazonS3 s3, CancellationToken cancellationToken)
    {
        var text = await new Lake(s3, Bucket).TextAsync($"{Dataset}/manifest.txt", cancellationToken);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }
}
