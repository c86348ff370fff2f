namespace Refrain.Brokers;

/// <summary>A message on its way.</summary>
/// <param name="To">Where it goes.</param>
/// <param name="Body">What it says.</param>
/// <param name="Headers">What is told of it to whoever looks at the broker.</param>
public sealed record BrokerMessage(BrokerAddress To, ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Headers);
