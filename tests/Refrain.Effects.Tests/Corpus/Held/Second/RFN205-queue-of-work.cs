// A message for each chunk goes to SQS, in batches of ten.
using Amazon.SQS;
using Amazon.SQS.Model;

public static class QueueExtensions
{
    public static async Task SendAllAsync(this IAmazonSQS queue, string url, IEnumerable<string> bodies, CancellationToken token)
    {
        foreach (var chunk in bodies.Chunk(10))
        {
            var entries = chunk.Select((body, i) => new SendMessageBatchRequestEntry(i.ToString(System.Globalization.CultureInfo.InvariantCulture), body)).ToList();
            var response = await queue.SendMessageBatchAsync(new SendMessageBatchRequest(url, entries), token); // RFN205
            if (response.Failed is { Count: > 0 } failed)
                throw new InvalidOperationException($"{failed.Count} messages were refused.");
        }
    }
}

[Task]
public sealed partial record Queued(string File, string Queue)
{
    [Requires] public FileSource Jobs => new(File);

    public async Task<int> Run(IReadOnlyList<string> jobs, [Service] IAmazonSQS sqs, CancellationToken cancellationToken)
    {
        await sqs.SendAllAsync(Queue, jobs, cancellationToken);
        return jobs.Count;
    }
}
