using Microsoft.Extensions.Logging;
using Refrain.Brokers;

namespace Refrain.Hosting;

/// <summary>Opens a broker that <c>--broker</c> names by an address (<see cref="RefrainAppOptions.AddBroker"/>).</summary>
/// <param name="address">The address as it was given.</param>
/// <param name="logger">Where it is told when the broker is lost and found again.</param>
/// <returns>The broker, which the program closes.</returns>
/// <exception cref="ArgumentException">It is no address. The message must not repeat a password.</exception>
public delegate ITaskBroker OpenBroker(string address, ILogger logger);
