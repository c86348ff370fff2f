// The queue is behind an interface whose implementation is in another file.
using Thumbnails.Queues;

namespace Thumbnails;

[Task]
public sealed partial record PicturesQueued(string Album, int Count)
{
    public async Task<int> Run([Service] IWorkQueue queue, CancellationToken token)
    {
        for (var i = 0; i < Count; i++)
            await queue.EnqueueAsync($"{Album}/{i}", token); // RFN205
        return Count;
    }
}
//// File: SqsQueue.cs
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Thumbnails.Queues;

public interface IWorkQueue
{
    Task EnqueueAsync(string item, CancellationToken cancellationToken);
}

internal sealed class SqsQueue(IAmazonSQS sqs, string url) : IWorkQueue
{
    public Task EnqueueAsync(string item, CancellationToken cancellationToken) =>
        sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = item }, cancellationToken);
}
