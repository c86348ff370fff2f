// A publisher in a base class declares its exchange and sends each change.
using System.Text;
using RabbitMQ.Client;

public abstract class Publisher(IChannel channel)
{
    protected abstract string Exchange { get; }

    protected async Task SendAsync(string key, string body, CancellationToken token)
    {
        var properties = new BasicProperties { Persistent = true, MessageId = key };
        await channel.BasicPublishAsync(Exchange, key, mandatory: false, properties, Encoding.UTF8.GetBytes(body), token); // RFN205
    }
}

public sealed class ChangePublisher(IChannel channel) : Publisher(channel)
{
    protected override string Exchange => "changes";

    public Task ChangedAsync(string id, CancellationToken token) => SendAsync(id, $"{{\"id\":\"{id}\"}}", token);
}

[Task]
public sealed partial record Announced(string Id)
{
    public async Task<string> Run([Service] IChannel channel, CancellationToken cancellationToken)
    {
        await new ChangePublisher(channel).ChangedAsync(Id, cancellationToken);
        return Id;
    }
}
