// A pipeline of resilience tries again with pauses, and fails in the end; what it does is the same each time.
using Polly;
using Polly.Retry;

public static class Resilience
{
    public static ResiliencePipeline Files { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<IOException>(),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            MaxRetryAttempts = 4,
        })
        .AddTimeout(TimeSpan.FromMinutes(2))
        .Build();
}

[Task]
public sealed partial record CopiedFile(string Name)
{
    [Requires] public FileSource Bytes => new(Name);

    public async Task Run(Artifact<byte[]> bytes, OutputFile copy, CancellationToken cancellationToken) =>
        await Resilience.Files.ExecuteAsync(async token => await File.WriteAllBytesAsync(copy.Path, await File.ReadAllBytesAsync(bytes.Path, token), token), cancellationToken);
}
