using System.Threading.RateLimiting;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Refrain.Brokers;

namespace Refrain.RabbitMQ;

/// <summary>A connection for as long as it lasts; after its end there is another one. Thread-safe.</summary>
internal sealed class RabbitSession : IAsyncDisposable
{
    // So many messages wait for their confirmations at most; more wait to be published.
    private const int MostUnconfirmed = 4096;

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly RabbitTopology _topology;
    private readonly SemaphoreSlim _declaring = new(1);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RabbitSession(IConnection connection, IChannel channel, RabbitTopology topology)
    {
        (_connection, _channel, _topology) = (connection, channel, topology);
        connection.ConnectionShutdownAsync += (_, _) => Close();
        channel.ChannelShutdownAsync += (_, _) => Close();
        if (!connection.IsOpen || !channel.IsOpen)
            _closed.TrySetResult();

        Task Close()
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        }
    }

    /// <summary>Ends with the session.</summary>
    public Task Closed => _closed.Task;

    public static async Task<RabbitSession> OpenAsync(RabbitAddress address, RabbitTopology topology, RabbitBrokerOptions options, Action<string> log, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            UserName = address.User,
            Password = address.Password,
            VirtualHost = address.Host,
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = options.Heartbeat,
            ContinuationTimeout = options.Heartbeat,
        };
        var nodes = address.Nodes.Select(n => (AmqpTcpEndpoint)n.Clone()).ToList();
        if (address.IsSecure)
        {
            var tls = new RabbitTls(address, options);
            foreach (var node in nodes)
                node.Ssl = tls.For(node.HostName);
        }

        var connection = await factory.CreateConnectionAsync(nodes, "refrain", cancellationToken).ConfigureAwait(false);
        connection.ConnectionBlockedAsync += (_, blocked) => Say(
            $"The broker {address.Name} takes no messages for now ({blocked.Reason}). What is to be sent waits, and goes on as soon as there is room: give the broker memory or disk (rabbitmqctl status says what it has and what it wants), or start workers that take what lies there.");
        connection.ConnectionUnblockedAsync += (_, _) => Say($"The broker {address.Name} takes messages again.");
        try
        {
            var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, new ConcurrencyLimiter(new() { PermitLimit = MostUnconfirmed, QueueLimit = int.MaxValue })),
                cancellationToken).ConfigureAwait(false);
            await topology.DeclareAsync(channel, cancellationToken).ConfigureAwait(false);
            return new(connection, channel, topology);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        Task Say(string what)
        {
            log(what);
            return Task.CompletedTask;
        }
    }

    /// <summary>Opens a channel on which messages are taken.</summary>
    public Task<IChannel> OpenChannelAsync(CancellationToken cancellationToken) => _connection.CreateChannelAsync(cancellationToken: cancellationToken);

    /// <summary>Publishes messages, and waits until the broker has confirmed each.</summary>
    /// <returns>Those that were not confirmed, and the reason; none if all were.</returns>
    public async Task<(List<BrokerMessage> Left, Exception? Error)> PublishAsync(IReadOnlyList<BrokerMessage> messages, CancellationToken cancellationToken)
    {
        var left = new List<BrokerMessage>();
        Exception? error = null;
        var confirmations = new Task?[messages.Count];
        for (var i = 0; i < confirmations.Length; i++)
        {
            try
            {
                if (messages[i].To.Kind == BrokerAddressKind.Tasks)
                    await DeclareAsync(messages[i].To with { Driver = "", Near = "" }, cancellationToken).ConfigureAwait(false);
                confirmations[i] = PublishAsync(messages[i], cancellationToken).AsTask();
            }
            catch (Exception e) when (RabbitBroker.IsPassing(e))
            {
                (confirmations[i], error) = (null, e);
            }
        }

        for (var i = 0; i < confirmations.Length; i++)
        {
            try
            {
                if (confirmations[i] is { } confirmation)
                {
                    await confirmation.ConfigureAwait(false);
                    continue;
                }
            }
            catch (PublishException e) when (e.IsReturn && messages[i].To.Kind is not BrokerAddressKind.Tasks)
            {
                // A driver or worker that is gone needs no answer.
                continue;
            }
            catch (Exception e) when (RabbitBroker.IsPassing(e))
            {
                // The queue may have been removed since it was made.
                error = e;
                lock (_declared)
                    _declared.Remove(messages[i].To.Name);
            }

            left.Add(messages[i]);
        }

        return (left, error);
    }

    public async ValueTask DisposeAsync()
    {
        _closed.TrySetResult();
        await _connection.DisposeAsync().ConfigureAwait(false);
        _declaring.Dispose();
    }

    private ValueTask PublishAsync(BrokerMessage message, CancellationToken cancellationToken)
    {
        var (exchange, key) = _topology.RouteOf(message.To);
        var properties = new BasicProperties { Persistent = message.To.Kind is not (BrokerAddressKind.Worker or BrokerAddressKind.Workers), AppId = "refrain" };
        if (message.Headers.Count > 0)
            properties.Headers = message.Headers.ToDictionary(h => h.Key, h => (object?)h.Value, StringComparer.Ordinal);
        return _channel.BasicPublishAsync(exchange, key, mandatory: message.To.Kind == BrokerAddressKind.Tasks, properties, message.Body, cancellationToken);
    }

    private async ValueTask DeclareAsync(BrokerAddress address, CancellationToken cancellationToken)
    {
        lock (_declared)
        {
            if (_declared.Contains(address.Name))
                return;
        }

        await _declaring.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _topology.DeclareAsync(_channel, address, cancellationToken).ConfigureAwait(false);
            lock (_declared)
                _declared.Add(address.Name);
        }
        finally
        {
            _declaring.Release();
        }
    }
}
