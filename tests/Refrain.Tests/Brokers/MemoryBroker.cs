using Refrain.Brokers;

namespace Refrain.Tests.Brokers;

/// <summary>
/// A broker within the test's process, with what real ones do to their users: what was taken and not acknowledged is delivered again when a connection is cut, dead letters come to
/// their driver, and a message may be lost or doubled where a test wants it. Thread-safe.
/// </summary>
internal sealed class MemoryBroker
{
    private const int DeliveryLimit = 6;

    // A real one waits for longer.
    private static readonly TimeSpan s_nearExpiry = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Box> _boxes = new(StringComparer.Ordinal);
    private readonly List<BrokerMessage> _sent = [];
    private readonly List<BrokerMessage> _dead = [];
    private readonly Queue<Action> _deliveries = new();
    private bool _isDelivering;

    /// <summary>Whether a message is lost on its way.</summary>
    public Func<BrokerMessage, bool> IsLost { get; set; } = static _ => false;

    /// <summary>Everything that was sent, by whomever.</summary>
    public IReadOnlyList<BrokerMessage> Sent
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    /// <summary>The dead letters.</summary>
    public IReadOnlyList<BrokerMessage> Dead
    {
        get
        {
            lock (_gate)
                return [.. _dead];
        }
    }

    /// <summary>A connection, as a process has it.</summary>
    public Connection Connect() => new(this);

    /// <summary>Puts a message in by hand.</summary>
    public void Put(BrokerMessage message)
    {
        lock (_gate)
            Route(message);
    }

    /// <summary>How many messages lie in a box or are in somebody's hands.</summary>
    public int Left(BrokerAddress address)
    {
        lock (_gate)
            return _boxes.TryGetValue(NameOf(address), out var box) ? box.Letters.Count + box.Takers.Sum(t => t.Taken.Count) : 0;
    }

    private static string NameOf(BrokerAddress address) => $"{address.Kind} {address.Name}";

    private void Route(BrokerMessage message)
    {
        _sent.Add(message);
        if (IsLost(message))
            return;
        switch (message.To.Kind)
        {
            case BrokerAddressKind.Workers:
                foreach (var box in _boxes.Where(b => b.Key.StartsWith(nameof(BrokerAddressKind.Worker) + " ", StringComparison.Ordinal)).Select(b => b.Value).ToList())
                    box.Letters.AddLast(new Letter(message));
                break;
            case BrokerAddressKind.DeadLetters:
                Bury(new(message), null);
                break;
            case BrokerAddressKind.Tasks when message.To.Near.Length > 0 && _boxes.TryGetValue(NameOf(new(BrokerAddressKind.Near, message.To.Near)), out var near):
                near.Letters.AddLast(new Letter(message) { Expires = Environment.TickCount64 + (long)s_nearExpiry.TotalMilliseconds });
                ExpireLater(near);
                break;
            default:
                // A worker's box goes with it.
                if (message.To.Kind != BrokerAddressKind.Worker || _boxes.ContainsKey(NameOf(message.To)))
                    BoxOf(message.To).Letters.AddLast(new Letter(message));
                break;
        }

        Deliver();
    }

    /// <summary>Sends on what a worker did not take in time.</summary>
    private void ExpireLater(Box near) => _ = Task.Delay(s_nearExpiry + TimeSpan.FromMilliseconds(20)).ContinueWith(
        _ =>
        {
            lock (_gate)
            {
                foreach (var letter in near.Letters.Where(l => l.Expires <= Environment.TickCount64).ToList())
                {
                    near.Letters.Remove(letter);
                    BoxOf(letter.Message.To).Letters.AddLast(new Letter(letter.Message) { IsMoved = true });
                }

                Deliver();
            }
        },
        TaskScheduler.Default);

    private void Bury(Letter letter, string? death)
    {
        _dead.Add(letter.Message);
        if (letter.Message.To.Driver.Length > 0)
            BoxOf(new(BrokerAddressKind.Driver, letter.Message.To.Driver)).Letters.AddLast(new Letter(letter.Message) { Death = death });
    }

    private Box BoxOf(BrokerAddress address)
    {
        if (!_boxes.TryGetValue(NameOf(address), out var box))
            _boxes.Add(NameOf(address), box = new());
        return box;
    }

    /// <summary>Hands out what somebody has room for; the calls themselves are made without the lock, in order.</summary>
    private void Deliver()
    {
        foreach (var box in _boxes.Values)
        {
            while (box.Letters.First is { Value: var letter } && box.Next() is { } taker)
            {
                box.Letters.RemoveFirst();
                taker.Taken.Add(letter);
                _deliveries.Enqueue(() => taker.Received(new Delivery(this, taker, letter)));
            }
        }

        if (_isDelivering || _deliveries.Count == 0)
            return;
        _isDelivering = true;
        _ = Task.Run(() =>
        {
            while (true)
            {
                Action next;
                lock (_gate)
                {
                    if (!_deliveries.TryDequeue(out next!))
                    {
                        _isDelivering = false;
                        return;
                    }
                }

                next();
            }
        });
    }

    private void Acknowledge(Taker taker, Letter letter)
    {
        lock (_gate)
        {
            taker.Taken.Remove(letter);
            Deliver();
        }
    }

    public sealed class Connection(MemoryBroker broker) : ITaskBroker
    {
        private readonly List<Taker> _takers = [];
        private readonly List<Action> _mended = [];
        private bool _isCut;

        public string Name => "memory";

        /// <summary>Cuts the process off, for good: it cannot send nor take, and what it has is delivered to others.</summary>
        public void Cut()
        {
            lock (broker._gate)
            {
                if (_isCut)
                    return;
                _isCut = true;
                foreach (var taker in _takers)
                {
                    taker.IsGone = true;
                    foreach (var letter in Enumerable.Reverse(taker.Taken))
                    {
                        letter.Redeliveries++;
                        if (letter.Redeliveries > DeliveryLimit)
                            broker.Bury(letter, "delivery_limit");
                        else
                            taker.Box.Letters.AddFirst(letter);
                    }

                    taker.Taken.Clear();
                    taker.Box.Takers.Remove(taker);
                    broker.ExpireLater(taker.Box);
                }

                broker.Deliver();
            }
        }

        /// <summary>As after a connection that was lost and is there again.</summary>
        public void Mend()
        {
            foreach (var mended in _mended)
                mended();
        }

        public async ValueTask SendAsync(IReadOnlyList<BrokerMessage> messages, CancellationToken cancellationToken = default)
        {
            var isCut = false;
            lock (broker._gate)
            {
                isCut = _isCut;
                foreach (var message in isCut ? [] : messages)
                    broker.Route(message);
            }

            // As over a network: nobody says that nothing arrives.
            if (isCut)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        public ValueTask<IAsyncDisposable> ReceiveAsync(BrokerAddress address, int most, Action<IBrokerDelivery> received, Action? mended = null, CancellationToken cancellationToken = default)
        {
            lock (broker._gate)
            {
                if (mended is not null)
                    _mended.Add(mended);
                var taker = new Taker(broker, broker.BoxOf(address), most, d =>
                {
                    if (!_isCut)
                        received(d);
                });
                if (!_isCut)
                {
                    taker.Box.Takers.Add(taker);
                    _takers.Add(taker);
                    broker.Deliver();
                }

                return new(taker);
            }
        }

        public ValueTask DisposeAsync() => default;
    }

    private sealed class Letter(BrokerMessage message)
    {
        public BrokerMessage Message => message;

        public int Redeliveries { get; set; }

        public bool IsMoved { get; init; }

        /// <summary>Until when one worker alone may have it.</summary>
        public long Expires { get; init; } = long.MaxValue;

        public string? Death { get; init; }
    }

    private sealed class Box
    {
        private int _last;

        public LinkedList<Letter> Letters { get; } = [];

        public List<Taker> Takers { get; } = [];

        public Taker? Next()
        {
            for (var i = 0; i < Takers.Count; i++)
            {
                var taker = Takers[++_last % Takers.Count];
                if (!taker.IsGone && taker.Taken.Count < taker.Most)
                    return taker;
            }

            return null;
        }
    }

    private sealed class Taker(MemoryBroker broker, Box box, int most, Action<IBrokerDelivery> received) : IAsyncDisposable
    {
        public Box Box => box;

        public int Most => most;

        public Action<IBrokerDelivery> Received => received;

        public List<Letter> Taken { get; } = [];

        public bool IsGone { get; set; }

        public ValueTask DisposeAsync()
        {
            lock (broker._gate)
                IsGone = true;
            return default;
        }
    }

    private sealed class Delivery(MemoryBroker broker, Taker taker, Letter letter) : IBrokerDelivery
    {
        public ReadOnlyMemory<byte> Body => letter.Message.Body;

        public IReadOnlyDictionary<string, string> Headers => letter.Message.Headers;

        public int Redeliveries { get; } = letter.Redeliveries;

        public bool IsMoved => letter.IsMoved;

        public string? Death => letter.Death;

        public ValueTask AcknowledgeAsync()
        {
            broker.Acknowledge(taker, letter);
            return default;
        }
    }
}
