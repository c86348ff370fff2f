// Each run publishes the event again.
using System.Text.Json;
using RabbitMQ.Client;

public sealed record ReportReady(string Name, int Rows);

[Task]
public sealed partial record Report(string Name, int Rows)
{
    public async Task<ReportReady> Run([Service] IChannel channel, CancellationToken cancellationToken)
    {
        var ready = new ReportReady(Name, Rows);
        var body = JsonSerializer.SerializeToUtf8Bytes(ready);
        await channel.BasicPublishAsync(exchange: "reports", routingKey: Name, body: body, cancellationToken: cancellationToken); // RFN205
        return ready;
    }
}
