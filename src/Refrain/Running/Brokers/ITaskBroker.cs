namespace Refrain.Brokers;

/// <summary>
/// A message broker between drivers, which have tasks executed, and workers, which execute them: it carries bytes, and knows nothing of what they say. Thread-safe.
/// </summary>
/// <remarks>
/// <para>What is sent to tasks, to a driver or to the dead letters survives everything that the broker survives, and comes at least once: it may come twice, and out of order. What is
/// sent to workers may be lost with their connection. Whoever uses a broker reckons with all that.</para>
/// <para>A broker mends its connections itself and tries for as long as it is set to; then it throws <see cref="BrokerException"/>, and its user decides.</para>
/// </remarks>
public interface ITaskBroker : IAsyncDisposable
{
    /// <summary>What people are told of where it is: never a user or a password.</summary>
    string Name { get; }

    /// <summary>Sends messages.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellationToken">Gives up; some may have been sent.</param>
    /// <returns>A task that ends when the broker has all of them safely.</returns>
    /// <exception cref="BrokerException">It cannot be reached, or does not take them; some may have been sent.</exception>
    ValueTask SendAsync(IReadOnlyList<BrokerMessage> messages, CancellationToken cancellationToken = default);

    /// <summary>Begins to take what comes to an address.</summary>
    /// <param name="address">The address. A queue of tasks is shared by whoever takes from it; the others are each one receiver's.</param>
    /// <param name="most">How many messages may have been taken and not been acknowledged.</param>
    /// <param name="received">Called for each message, one at a time; returns at once and throws nothing.</param>
    /// <param name="mended">Called when messages are taken again after the connection was lost: what was sent to a worker meanwhile did not arrive. Returns at once and throws nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Disposed, nothing more is taken, and what came was handed over; it can still be acknowledged, and who awaits that knows that the broker has it.</returns>
    /// <exception cref="BrokerException">It cannot be reached, or refuses.</exception>
    ValueTask<IAsyncDisposable> ReceiveAsync(BrokerAddress address, int most, Action<IBrokerDelivery> received, Action? mended = null, CancellationToken cancellationToken = default);
}
