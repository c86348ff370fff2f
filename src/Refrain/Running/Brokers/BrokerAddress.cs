namespace Refrain.Brokers;

/// <summary>Where a message goes.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">The name of the queue of tasks, the driver or the worker: letters, digits, <c>_</c>, <c>-</c> and <c>~</c>. Empty for all workers; for dead letters why they are dead, in one word.</param>
/// <param name="Driver">For tasks and dead letters the name of the driver that they come from, to which they go when they are dead; otherwise empty.</param>
/// <param name="Near">For tasks the name of the worker that should have them, as what they read is at hand there: they go to what it takes as <see cref="BrokerAddressKind.Near"/>, and to their queue if there
/// is no such worker or it does not take them in a while. Empty if any worker will do. A broker that cannot do so sends them to their queue.</param>
public readonly record struct BrokerAddress(BrokerAddressKind Kind, string Name, string Driver = "", string Near = "");
