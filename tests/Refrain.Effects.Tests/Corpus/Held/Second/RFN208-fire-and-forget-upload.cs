// The upload is started and forgotten by a helper that is meant to do so.
using Amazon.S3;
using Amazon.S3.Model;

public static class TaskExtensions
{
    public static void Forget(this Task task) => _ = task.ContinueWith(static done => done.Exception, TaskScheduler.Default); // RFN208
}

public sealed class Mirror(IAmazonS3 s3, string bucket)
{
    public Task PutAsync(string key, string text) => s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = text });
}

[Task]
public sealed partial record Mirrored(string File, string Bucket)
{
    [Requires] public FileSource Text => new(File);

    public int Run(string text, [Service] IAmazonS3 s3)
    {
        new Mirror(s3, Bucket).PutAsync(File, text).Forget();
        return text.Length;
    }
}
