// Work is queued in batches of ten, through a local function.
using Amazon.SQS;
using Amazon.SQS.Model;

[Task]
public sealed partial record QueuedPages(string File, string Queue)
{
    [Requires] public FileSource Pages => new(File);

    public async Task<int> Run(IReadOnlyList<string> pages, [Service] IAmazonSQS sqs, CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var ten in pages.Chunk(10))
            await Send(ten);
        return sent;

        async Task Send(string[] some)
        {
            var entries = some.Select((page, at) => new SendMessageBatchRequestEntry("m" + at, page)).ToList();
            var answer = await sqs.SendMessageBatchAsync(new SendMessageBatchRequest(Queue, entries), cancellationToken); // RFN205
            sent += answer.Successful.Count;
        }
    }
}
