using System.Globalization;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Refrain.Brokers;

namespace Refrain.RabbitMQ;

/// <summary>Takes what comes to an address, by one connection after the other.</summary>
internal sealed class RabbitReceiver : IAsyncDisposable
{
    private readonly RabbitBroker _broker;
    private readonly RabbitTopology _topology;
    private readonly BrokerAddress _address;
    private readonly ushort _most;
    private readonly Action<IBrokerDelivery> _received;
    private readonly Action? _mended;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Tap? _tap;
    private bool _isStopped;
    private Task _going = Task.CompletedTask;

    private bool IsStopped
    {
        get
        {
            lock (_gate)
                return _isStopped;
        }
    }

    public RabbitReceiver(RabbitBroker broker, RabbitTopology topology, BrokerAddress address, int most, Action<IBrokerDelivery> received, Action? mended)
    {
        (_broker, _topology, _address, _received, _mended) = (broker, topology, address, received, mended);
        _most = (ushort)Math.Clamp(most, 1, ushort.MaxValue);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var closed = await _broker.TryAsync(session => TakeAsync(session, cancellationToken), cancellationToken).ConfigureAwait(false);
        _going = Task.Run(() => GoOnAsync(closed), CancellationToken.None);
    }

    /// <summary>Takes nothing more. What had been sent by then was handed over; it can still be acknowledged, as long as the connection lasts.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isStopped)
                return;
            _isStopped = true;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _going.ConfigureAwait(false);
        if (_tap is { Channel.IsOpen: true } tap)
        {
            try
            {
                await tap.Channel.BasicCancelAsync(tap.Tag).ConfigureAwait(false);

                // The broker's answer overtakes messages that came before it; the consumer hears of it behind them.
                await tap.Ended.ConfigureAwait(false);

                // Nobody will ask for what is told to this driver from now on; of one that is killed the broker removes it later.
                if (_address.Kind == BrokerAddressKind.Driver)
                    await tap.Channel.QueueDeleteAsync(_topology.QueueOf(_address), ifUnused: false, ifEmpty: false).ConfigureAwait(false);
            }
            catch (Exception e) when (RabbitBroker.IsPassing(e))
            {
                // Then nothing comes any more.
            }

            await CloseIfDoneAsync(tap).ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    /// <summary>Begins to take.</summary>
    /// <returns>A task that ends when nothing comes by this way any more.</returns>
    private async Task<Task> TakeAsync(RabbitSession session, CancellationToken cancellationToken)
    {
        var channel = await session.OpenChannelAsync(cancellationToken).ConfigureAwait(false);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) => Ended();
        await _topology.DeclareAsync(channel, _address, cancellationToken).ConfigureAwait(false);
        await channel.BasicQosAsync(0, _most, global: false, cancellationToken).ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        var tap = new Tap(channel, closed.Task);
        consumer.ReceivedAsync += (_, message) =>
        {
            lock (_gate)
                tap.Unacknowledged++;
            _received(new Delivery(this, tap, message));
            return Task.CompletedTask;
        };

        // The queue was removed, or its leader is lost.
        consumer.UnregisteredAsync += (_, _) => Ended();
        tap.Tag = await channel.BasicConsumeAsync(_topology.QueueOf(_address), autoAck: false, consumer, cancellationToken).ConfigureAwait(false);
        _tap = tap;
        return closed.Task;

        Task Ended()
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        }
    }

    private async Task GoOnAsync(Task closed)
    {
        try
        {
            while (true)
            {
                await closed.WaitAsync(_stop.Token).ConfigureAwait(false);
                try
                {
                    closed = await _broker.TryAsync(session => TakeAsync(session, _stop.Token), _stop.Token).ConfigureAwait(false);
                    _mended?.Invoke();
                }
                catch (BrokerException e)
                {
                    // Whoever sends is told. Who only takes goes on as soon as there is something to take.
                    _broker.Log($"{e.Message} It is tried again.");
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Nothing more is wanted.
        }
    }

    private async ValueTask AcknowledgeAsync(Tap tap, ulong tag)
    {
        try
        {
            if (tap.Channel.IsOpen)
            {
                await tap.Channel.BasicAckAsync(tag, multiple: false).ConfigureAwait(false);

                // The client has only put it in line, and who takes no more may be about to end: the broker answers what comes behind it.
                if (IsStopped)
                    await tap.Channel.BasicQosAsync(0, _most, global: false).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (RabbitBroker.IsPassing(e))
        {
            // It comes again.
        }

        lock (_gate)
            tap.Unacknowledged--;
        await CloseIfDoneAsync(tap).ConfigureAwait(false);
    }

    /// <summary>Closes a channel by which nothing comes any more and of which nothing is left to be acknowledged.</summary>
    private async ValueTask CloseIfDoneAsync(Tap tap)
    {
        lock (_gate)
        {
            if (!_isStopped || tap.Unacknowledged > 0)
                return;
        }

        try
        {
            await tap.Channel.CloseAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (RabbitBroker.IsPassing(e))
        {
            // It is closed.
        }
    }

    /// <summary>A channel and what came by it. The count is guarded by the receiver's lock.</summary>
    private sealed class Tap(IChannel channel, Task ended)
    {
        public IChannel Channel => channel;

        /// <summary>Ends when nothing comes by it any more.</summary>
        public Task Ended => ended;

        public string Tag { get; set; } = "";

        public int Unacknowledged { get; set; }
    }

    private sealed class Delivery : IBrokerDelivery
    {
        private const string CountHeader = "x-delivery-count";
        private const string DeathsHeader = "x-death";
        private const string FirstExchangeHeader = "x-first-death-exchange";

        private readonly RabbitReceiver _receiver;
        private readonly Tap _tap;
        private readonly ulong _tag;

        public Delivery(RabbitReceiver receiver, Tap tap, BasicDeliverEventArgs message)
        {
            (_receiver, _tap, _tag) = (receiver, tap, message.DeliveryTag);
            Body = message.Body.ToArray();
            var headers = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, value) in message.BasicProperties.Headers ?? new Dictionary<string, object?>())
            {
                if (value is byte[] bytes)
                    headers[name] = Encoding.UTF8.GetString(bytes);
                else if (value is IFormattable number)
                    headers[name] = number.ToString(null, CultureInfo.InvariantCulture);
            }

            Headers = headers;
            Redeliveries = headers.TryGetValue(CountHeader, out var count) && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var deliveries)
                ? deliveries
                : message.Redelivered ? 1 : 0;
            IsMoved = headers.GetValueOrDefault(FirstExchangeHeader) == receiver._topology.NearExchange;
            Death = LastDeath(message.BasicProperties.Headers);
        }

        public ReadOnlyMemory<byte> Body { get; }

        public IReadOnlyDictionary<string, string> Headers { get; }

        public int Redeliveries { get; }

        public bool IsMoved { get; }

        public string? Death { get; }

        public ValueTask AcknowledgeAsync() => _receiver.AcknowledgeAsync(_tap, _tag);

        /// <summary>The broker notes the last death first.</summary>
        private static string? LastDeath(IDictionary<string, object?>? headers) =>
            headers?.TryGetValue(DeathsHeader, out var deaths) == true && deaths is IList<object?> { Count: > 0 } all && all[0] is IDictionary<string, object?> last && last.TryGetValue("reason", out var reason) && reason is byte[] text
                ? Encoding.UTF8.GetString(text)
                : null;
    }
}
