// The task only knows a sink; behind two decorators stands a broker, which gets each message again on each run.
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

public sealed record Alert(string Meter, int Watts);

public interface ISink<in T>
{
    ValueTask PutAsync(T item, CancellationToken token);
}

public sealed class BrokerSink<T>(IChannel channel, string exchange, Func<T, string> route) : ISink<T>
{
    public ValueTask PutAsync(T item, CancellationToken token)
    {
        ReadOnlyMemory<byte> body = JsonSerializer.SerializeToUtf8Bytes(item);
        return channel.BasicPublishAsync(exchange, route(item), body, token); // RFN205
    }
}

public sealed class LoggedSink<T>(ISink<T> inner, ILogger logger) : ISink<T>
{
    public async ValueTask PutAsync(T item, CancellationToken token)
    {
        await inner.PutAsync(item, token);
        logger.LogDebug("Put {Item}", item);
    }
}

public sealed class DistinctSink<T>(ISink<T> inner) : ISink<T>
{
    private readonly HashSet<T> _seen = [];

    public ValueTask PutAsync(T item, CancellationToken token) => _seen.Add(item) ? inner.PutAsync(item, token) : ValueTask.CompletedTask;
}

[Task]
public sealed partial record RaisedAlerts(string Readings, int Limit)
{
    [Requires] public FileSource Lines => new(Readings);

    public async Task<int> Run(IEnumerable<string> lines, [Service] IChannel channel, TaskContext context)
    {
        ISink<Alert> sink = new DistinctSink<Alert>(new LoggedSink<Alert>(new BrokerSink<Alert>(channel, "alerts", alert => alert.Meter), context.Logger));
        var raised = 0;
        foreach (var line in lines)
        {
            if (line.Split(' ') is [var meter, var watts] && int.Parse(watts) is var value && value > Limit)
            {
                await sink.PutAsync(new(meter, value), context.CancellationToken);
                raised++;
            }
        }

        return raised;
    }
}
