using Amazon.Runtime;
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

    private static async Task WriteAsync(S3BlobStore store, int bytes)
    {
        await using var writer = store.Create("A/b", "1-1-abcd");
        await writer.WriteAsync(new byte[bytes]);
        await writer.CompleteAsync("x");
    }
}
