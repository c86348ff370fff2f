using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Refrain.Brokers;
using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>A broker that is out of memory or of disk: it takes nothing more until it has room, and says so to whoever listens.</summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class AlarmTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly BrokerAddress s_queue = new(BrokerAddressKind.Tasks, "default~normal~alarm", "somebody");

    [ServerFact]
    public async Task A_broker_without_room_is_said_and_waited_for_and_who_gives_up_may()
    {
        using var server = new RabbitServer();
        var lines = new Lines();
        await using var broker = RabbitBroker.Open(server.Address(server.CreateHost()), new() { Heartbeat = TimeSpan.FromSeconds(2), Logger = lines });
        var came = new ConcurrentQueue<IBrokerDelivery>();
        await using var receiving = await broker.ReceiveAsync(s_queue, 100, came.Enqueue);
        await SendAsync(broker);
        server.Control("set_vm_memory_high_watermark", "absolute", "1");
        var sending = SendAsync(broker);
        for (var look = 0; !lines.Said.Any(static l => l.Contains("takes no messages", StringComparison.Ordinal)); look++)
        {
            Assert.True(look < 300, string.Join('\n', lines.Said));
            await Task.Delay(50);
        }

        Assert.Contains("rabbitmqctl", Assert.Single(lines.Said), StringComparison.Ordinal);
        using (var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500)))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(broker, stop.Token).WaitAsync(s_patience));
        await Task.Delay(6_000);
        Assert.False(sending.IsCompleted);
        server.Control("set_vm_memory_high_watermark", "0.4");
        await sending.WaitAsync(s_patience);
        for (var look = 0; came.Count < 2; look++)
        {
            Assert.True(look < 300, string.Join('\n', lines.Said));
            await Task.Delay(50);
        }

        Assert.Contains("takes messages again", lines.Said.Last(), StringComparison.Ordinal);

        // Whoever ends meanwhile does not wait for it.
        server.Control("set_vm_memory_high_watermark", "absolute", "1");
        var late = RabbitBroker.Open(broker.Name.Replace("amqp://", "amqp://guest:guest@", StringComparison.Ordinal), new() { Heartbeat = TimeSpan.FromSeconds(2) });
        var taking = await late.ReceiveAsync(new(BrokerAddressKind.Driver, "late"), 1, static _ => { });
        using (var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500)))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(late, stop.Token).WaitAsync(s_patience));
        await taking.DisposeAsync().AsTask().WaitAsync(s_patience);
        await late.DisposeAsync().AsTask().WaitAsync(s_patience);
        server.Control("set_vm_memory_high_watermark", "0.4");
    }

    private static Task SendAsync(RabbitBroker broker, CancellationToken stop = default) =>
        broker.SendAsync([new(s_queue, new byte[10], new Dictionary<string, string>())], stop).AsTask();

    private sealed class Lines : ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Enqueue(formatter(state, exception));
    }
}
