using System.Globalization;
using Refrain.Brokers;
using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>A receiver that takes no more: a worker that is about to run what may be its end must have nothing else in its hands.</summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class LeavingTests
{
    private const int Messages = 24;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly BrokerAddress s_queue = new(BrokerAddressKind.Tasks, "default~normal~leaving");

    [ServerFact]
    public async Task What_is_acknowledged_after_that_has_reached_the_broker_though_the_connection_is_lost_the_next_moment()
    {
        var host = RabbitServer.Shared.CreateHost();
        var proxy = new TestProxy(RabbitServer.Shared.Port);
        await using var broker = Open(proxy.Port, host);
        await SendAsync(broker, Messages);
        List<IBrokerDelivery> came = [];
        var all = new TaskCompletionSource();
        var receiving = await broker.ReceiveAsync(s_queue, Messages, d =>
        {
            came.Add(d);
            if (came.Count == Messages)
                all.TrySetResult();
        });
        await all.Task.WaitAsync(s_patience);
        await receiving.DisposeAsync();
        using var way = new ManualResetEventSlim();
        proxy.Judge = (isToServer, _) =>
        {
            if (isToServer)
                way.Wait();
            return TestProxy.Fate.Pass;
        };

        // One stays in hand, as the suspect does, so that the channel goes on.
        var acknowledged = Task.WhenAll(came.Skip(1).Select(static d => d.AcknowledgeAsync().AsTask()));
        await Task.Delay(200);
        Assert.False(acknowledged.IsCompleted, "The broker cannot have it yet.");
        way.Set();
        await acknowledged.WaitAsync(s_patience);
        proxy.Judge = static (_, _) => TestProxy.Fate.Lost;
        await proxy.DisposeAsync();

        await using var other = Open(RabbitServer.Shared.Port, host);
        await SendAsync(other, 1);
        List<int> again = [];
        var both = new TaskCompletionSource();
        await using var taking = await other.ReceiveAsync(s_queue, Messages, d =>
        {
            again.Add(d.Redeliveries);
            if (d.Redeliveries == 0)
                both.TrySetResult();
        });
        await both.Task.WaitAsync(s_patience);
        Assert.Equal([1, 0], again);
    }

    [ServerFact]
    public async Task What_had_come_is_handed_over_before()
    {
        await using var broker = Open(RabbitServer.Shared.Port, RabbitServer.Shared.CreateHost());
        await SendAsync(broker, Messages);
        var came = 0;
        var some = new TaskCompletionSource();
        var receiving = await broker.ReceiveAsync(s_queue, Messages, _ =>
        {
            // The client has the others by now, and hands them over one by one.
            Thread.Sleep(20);
            if (Interlocked.Increment(ref came) == 3)
                some.TrySetResult();
        });
        await some.Task.WaitAsync(s_patience);
        await receiving.DisposeAsync();
        var then = Volatile.Read(ref came);
        await Task.Delay(500);
        Assert.Equal(then, Volatile.Read(ref came));
    }

    private static async Task SendAsync(RabbitBroker broker, int count) =>
        await broker.SendAsync([.. Enumerable.Range(0, count).Select(i => new BrokerMessage(s_queue, BitConverter.GetBytes(i), new Dictionary<string, string>()))]);

    private static RabbitBroker Open(int port, string host) =>
        RabbitBroker.Open(string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{port}/{host}"), new() { Patience = s_patience });
}
