// A notification is published to a topic, by an interface of the program.
using Azure.Storage.Queues;

public interface INotifier
{
    Task NotifyAsync(string subject, CancellationToken token);
}

public sealed class QueueNotifier(QueueClient queue) : INotifier
{
    public Task NotifyAsync(string subject, CancellationToken token) => queue.SendMessageAsync(subject, token); // RFN205
}

[Task]
public sealed partial record Notified(string Subject)
{
    public async Task<string> Run([Service] INotifier notifier, CancellationToken cancellationToken)
    {
        await notifier.NotifyAsync(Subject, cancellationToken);
        return Subject;
    }
}
