using System.Globalization;
using Refrain.Brokers;
using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>A broker that falls silent, as over a network that loses everything: nothing that is asked of it is answered, and the connection stays.</summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class SilenceTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [ServerFact]
    public async Task To_stop_taking_ends_well_though_nobody_answers()
    {
        await using var proxy = new TestProxy(RabbitServer.Shared.Port);
        await using var broker = Open(proxy);
        var receiving = await broker.ReceiveAsync(new(BrokerAddressKind.Driver, "silence"), 1, static _ => { });
        proxy.Judge = static (_, _) => TestProxy.Fate.Lost;
        await receiving.DisposeAsync().AsTask().WaitAsync(s_patience);
    }

    [ServerFact]
    public async Task To_begin_to_take_is_tried_again_until_patience_ends_and_the_error_says_what_is_wrong()
    {
        await using var proxy = new TestProxy(RabbitServer.Shared.Port);
        await using var broker = Open(proxy);
        await using (await broker.ReceiveAsync(new(BrokerAddressKind.Driver, "heard"), 1, static _ => { }))
            proxy.Judge = static (_, _) => TestProxy.Fate.Lost;
        var error = await Assert.ThrowsAsync<BrokerException>(() => broker.ReceiveAsync(new(BrokerAddressKind.Driver, "unheard"), 1, static _ => { }).AsTask().WaitAsync(s_patience));
        Assert.Contains("could not be used for 2 s", error.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Whoever_gives_up_himself_is_told_that_and_nothing_else()
    {
        await using var proxy = new TestProxy(RabbitServer.Shared.Port);
        await using var broker = Open(proxy);
        await using (await broker.ReceiveAsync(new(BrokerAddressKind.Driver, "given-up"), 1, static _ => { }))
            proxy.Judge = static (_, _) => TestProxy.Fate.Lost;
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            broker.SendAsync([new(new(BrokerAddressKind.Driver, "given-up"), new byte[1], new Dictionary<string, string>())], stop.Token).AsTask().WaitAsync(s_patience));
    }

    private static RabbitBroker Open(TestProxy proxy) => RabbitBroker.Open(
        string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{proxy.Port}/{RabbitServer.Shared.CreateHost()}"),
        new() { Heartbeat = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(2) });
}
