using Amazon.Runtime;
using Amazon.S3;
using Refrain.Stores;

namespace Refrain.S3.Tests;

/// <summary>What a service says that no real one says when a test wants it.</summary>
public sealed class S3AnswerTests
{
    private static S3BlobStore Open(ScriptedService service, S3BlobStoreOptions? options = null) => new(
        new S3Connection { ServiceUrl = service.Url.ToString(), PathStyle = true, Credentials = new BasicAWSCredentials("a", "b"), Retries = 1 },
        "bucket",
        "",
        options ?? new() { PartSize = S3BlobStoreOptions.SmallestPart });

    /// <summary>A service that takes what it is asked and is gone without a word, or stops in the middle of what it says, must not hold up a run for ever.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_never_comes_is_not_waited_for_for_ever(bool isBegun)
    {
        using var service = new ScriptedService(async (request, response) =>
        {
            if (!isBegun || request.HttpMethod is "HEAD" or "GET" && !request.Url!.Query.Contains("list-type", StringComparison.Ordinal))
                await Task.Delay(Timeout.InfiniteTimeSpan);
            response.SendChunked = true;
            await response.OutputStream.WriteAsync("<?xml version=\"1.0\"?>\n"u8.ToArray());
            await response.OutputStream.FlushAsync();
        });
        using var store = Open(service, new() { PartSize = S3BlobStoreOptions.SmallestPart, RequestTimeout = TimeSpan.FromSeconds(1) });
        Func<Task>[] asks =
        [
            async () => await store.LengthAsync("A/b/x"),
            async () => await store.OpenRead("A/b/x").ReadExactlyAsync(new byte[1]),
            async () => await store.ListAsync().ToListAsync(),
            async () => await store.DeleteAsync("A/b/x"),
            async () => await store.DeleteAsync(["A/b/x"]),
            async () => await store.DeleteAsync("A/b/x.tmp"),
            () => WriteAsync(store, 6_000_000),
        ];
        foreach (var ask in asks)
        {
            var error = await Assert.ThrowsAsync<StoreException>(() => ask().WaitAsync(TimeSpan.FromSeconds(30)));
            Assert.Contains("s3://bucket/", error.Message, StringComparison.Ordinal);
            Assert.Contains("did not answer in time", error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Services answer what takes long with 200 before it is done. Where the rest says that it was not, or is lost, the blob is not there, and nobody may take it for complete.</summary>
    [Theory]
    [InlineData("complete", "<Error><Code>InternalError</Code><Message>No.</Message></Error>", "CompleteMultipartUpload answered InternalError")]
    [InlineData("copy", "<Error><Code>InternalError</Code><Message>No.</Message></Error>", "CopyObject answered InternalError")]
    [InlineData("slice", "<Error><Code>InternalError</Code><Message>No.</Message></Error>", "UploadPartCopy answered InternalError")]
    [InlineData("complete", "", "CompleteMultipartUpload was answered without a word of the object, which is not there")]
    [InlineData("copy", "", "CopyObject was answered without a word of the object, which is not there")]
    [InlineData("complete", "<CompleteMultipa", "CompleteMultipartUpload gave an answer that is cut off")]
    [InlineData("copy", "<CopyObj", "CopyObject gave an answer that is cut off")]
    [InlineData("begin", "<html><body>Sign in<br></body></html>", "CreateMultipartUpload gave an answer that is cut off or none of S3's. See whether the address")]
    public async Task What_is_not_said_to_the_end_is_not_done(string step, string answer, string said)
    {
        using var service = new ScriptedService((request, response) =>
        {
            var now = StepOf(request);
            if (now == "part")
                response.AddHeader("ETag", "\"x\"");
            return ScriptedService.SendAsync(response, now == "HEAD" ? 404 : 200, now == step ? answer : now switch
            {
                "begin" => "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>",
                "complete" => "<CompleteMultipartUploadResult><ETag>\"x\"</ETag></CompleteMultipartUploadResult>",
                "copy" => "<CopyObjectResult><ETag>\"x\"</ETag></CopyObjectResult>",
                "slice" => "<CopyPartResult><ETag>\"x\"</ETag></CopyPartResult>",
                "GET" => "<ListBucketResult/>",
                _ => "",
            });
        });
        using var store = Open(service, new() { PartSize = S3BlobStoreOptions.SmallestPart, CopySlice = step == "slice" ? 3_000_000 : 100_000_000 });
        var error = await Assert.ThrowsAsync<StoreException>(() => WriteAsync(store, 6_000_000));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Contains("run again", error.Message, StringComparison.Ordinal);
    }

    /// <summary>What lies between may answer in the service's stead, and no part of the answer need be XML then.</summary>
    [Fact]
    public async Task A_blob_of_one_request_is_not_there_because_somebody_answers()
    {
        using var service = new ScriptedService(static (request, response) =>
            ScriptedService.SendAsync(response, request.HttpMethod == "HEAD" ? 404 : 200, request.HttpMethod == "GET" ? "<ListBucketResult/>" : "<html><body>Sign in</body></html>"));
        using var store = Open(service);
        var error = await Assert.ThrowsAsync<StoreException>(() => WriteAsync(store, 1_000));
        Assert.Contains("s3://bucket/A/b/x cannot be written: PutObject was answered without a word of the object, which is not there", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_nobody_gave_a_name_is_not_gone_on_with()
    {
        using var service = new ScriptedService(static (request, response) => ScriptedService.SendAsync(response, request.HttpMethod == "HEAD" ? 404 : 200, request.HttpMethod == "GET" ? "<ListBucketResult/>" : ""));
        using var store = Open(service);
        var error = await Assert.ThrowsAsync<StoreException>(() => WriteAsync(store, 6_000_000));
        Assert.Contains("CreateMultipartUpload was answered without a word of the upload", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_timer_runs_for_longer_than_weeks_which_the_store_says_when_it_is_made()
    {
        using var client = new AmazonS3Client(new BasicAWSCredentials("a", "b"), new AmazonS3Config { ServiceURL = "http://localhost:1" });
        foreach (var options in new S3BlobStoreOptions[] { new() { RequestTimeout = TimeSpan.MaxValue }, new() { IdleTimeout = TimeSpan.MaxValue } })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => new S3BlobStore(client, "bucket", "", options));
            Assert.Contains("Timeout", error.ParamName, StringComparison.Ordinal);
        }

        using var store = new S3BlobStore(client, "bucket", "", new() { RequestTimeout = TimeSpan.FromDays(24), IdleTimeout = TimeSpan.FromDays(24) });
    }

    private static string StepOf(System.Net.HttpListenerRequest request) => (request.HttpMethod, request.Url!.Query, request.Headers["x-amz-copy-source"]) switch
    {
        ("POST", "?uploads", _) => "begin",
        ("POST", _, _) => "complete",
        ("PUT", "", not null) => "copy",
        ("PUT", _, not null) => "slice",
        ("PUT", _, _) => "part",
        _ => request.HttpMethod,
    };

    private static async Task WriteAsync(S3BlobStore store, int bytes)
    {
        await using var writer = store.Create("A/b", "1-1-abcd");
        await writer.WriteAsync(new byte[bytes]);
        await writer.CompleteAsync("x");
    }
}
