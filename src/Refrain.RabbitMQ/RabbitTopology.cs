using RabbitMQ.Client;
using Refrain.Brokers;

namespace Refrain.RabbitMQ;

/// <summary>
/// The exchanges and queues, and which message goes where. Tasks and what drivers are told lie in quorum queues. A task's message goes by its queue and its driver; as the exchange of dead letters
/// keeps that, a dead one comes to the queue of all dead letters and to its driver. One that a worker should have rather than others goes by its queue, its driver and that worker to a queue of the worker's own; what is not taken
/// from there in time, and what finds no such queue, the broker itself sends on to the queue of tasks.
/// </summary>
internal sealed class RabbitTopology(string prefix, RabbitBrokerOptions options)
{
    private const int MostKeyBytes = 255;

    public string TasksExchange => $"{prefix}.tasks";

    public string NearExchange => $"{prefix}.near";

    public string DeadExchange => $"{prefix}.dead";

    public string WorkersExchange => $"{prefix}.workers";

    public string DeadQueue => $"{prefix}.dead";

    /// <summary>The queue of an address from which messages are taken.</summary>
    public string QueueOf(BrokerAddress address) => address.Kind switch
    {
        BrokerAddressKind.Tasks => $"{prefix}.tasks.{address.Name}",
        BrokerAddressKind.Driver => $"{prefix}.driver.{address.Name}",
        BrokerAddressKind.Worker => $"{prefix}.worker.{address.Name}",
        BrokerAddressKind.Near => $"{prefix}.near.{address.Name}",
        BrokerAddressKind.DeadLetters => DeadQueue,
        _ => throw new ArgumentException($"Nobody takes what is sent to {address.Kind}.", nameof(address)),
    };

    /// <summary>Where a message is published.</summary>
    public (string Exchange, string Key) RouteOf(BrokerAddress address)
    {
        var (exchange, key) = address.Kind switch
        {
            BrokerAddressKind.Tasks when address.Near.Length > 0 && address.Name.Length + address.Driver.Length + address.Near.Length <= MostKeyBytes - 2 => (NearExchange, $"{address.Name}.{address.Driver}.{address.Near}"),
            BrokerAddressKind.Tasks => (TasksExchange, $"{address.Name}.{address.Driver}"),
            BrokerAddressKind.DeadLetters => (DeadExchange, $"{address.Name}.{address.Driver}"),
            BrokerAddressKind.Workers => (WorkersExchange, ""),
            _ => ("", QueueOf(address)),
        };
        return key.Length <= MostKeyBytes ? (exchange, key) : throw new ArgumentException($"'{key}' has more than {MostKeyBytes} characters: a class of tasks or a worker needs a shorter name.", nameof(address));
    }

    /// <summary>Makes what all use.</summary>
    public async Task DeclareAsync(IChannel channel, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(TasksExchange, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        await channel.ExchangeDeclareAsync(NearExchange, ExchangeType.Topic, durable: true, autoDelete: false, new Dictionary<string, object?> { ["alternate-exchange"] = TasksExchange }, cancellationToken: cancellationToken).ConfigureAwait(false);
        await channel.ExchangeDeclareAsync(DeadExchange, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        await channel.ExchangeDeclareAsync(WorkersExchange, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        await channel.QueueDeclareAsync(DeadQueue, durable: true, exclusive: false, autoDelete: false, Quorum(), cancellationToken: cancellationToken).ConfigureAwait(false);
        await channel.QueueBindAsync(DeadQueue, DeadExchange, "#", cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the queue of an address.</summary>
    public async Task DeclareAsync(IChannel channel, BrokerAddress address, CancellationToken cancellationToken)
    {
        var queue = QueueOf(address);
        switch (address.Kind)
        {
            case BrokerAddressKind.Tasks:
                var tasks = Quorum();
                tasks["x-delivery-limit"] = options.DeliveryLimit;
                tasks["x-dead-letter-exchange"] = DeadExchange;
                tasks["x-dead-letter-strategy"] = "at-least-once";
                tasks["x-overflow"] = "reject-publish";
                tasks["x-expires"] = Milliseconds(options.QueueExpiry);
                await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, tasks, cancellationToken: cancellationToken).ConfigureAwait(false);
                await channel.QueueBindAsync(queue, TasksExchange, $"{address.Name}.*", cancellationToken: cancellationToken).ConfigureAwait(false);
                await channel.QueueBindAsync(queue, TasksExchange, $"{address.Name}.*.*", cancellationToken: cancellationToken).ConfigureAwait(false);
                break;
            case BrokerAddressKind.Near:
                // What a worker had in hand that is lost has waited as long by then, and goes to the others.
                var near = Quorum();
                near["x-message-ttl"] = Milliseconds(options.NearExpiry);
                near["x-dead-letter-exchange"] = TasksExchange;
                near["x-dead-letter-strategy"] = "at-least-once";
                near["x-overflow"] = "reject-publish";
                near["x-expires"] = Milliseconds(options.DriverExpiry);
                await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, near, cancellationToken: cancellationToken).ConfigureAwait(false);
                await channel.QueueBindAsync(queue, NearExchange, $"*.*.{address.Name}", cancellationToken: cancellationToken).ConfigureAwait(false);
                break;
            case BrokerAddressKind.Driver:
                var driver = Quorum();
                driver["x-expires"] = Milliseconds(options.DriverExpiry);
                await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, driver, cancellationToken: cancellationToken).ConfigureAwait(false);
                await channel.QueueBindAsync(queue, DeadExchange, $"*.{address.Name}", cancellationToken: cancellationToken).ConfigureAwait(false);
                await channel.QueueBindAsync(queue, DeadExchange, $"*.{address.Name}.*", cancellationToken: cancellationToken).ConfigureAwait(false);
                break;
            case BrokerAddressKind.Worker:
                await channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: true, cancellationToken: cancellationToken).ConfigureAwait(false);
                await channel.QueueBindAsync(queue, WorkersExchange, "", cancellationToken: cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private static long Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);

    private static Dictionary<string, object?> Quorum() => new(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" };
}
