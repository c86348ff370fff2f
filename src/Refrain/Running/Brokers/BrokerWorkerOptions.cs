namespace Refrain.Brokers;

/// <summary>How a worker takes tasks from a broker. Immutable.</summary>
public sealed record BrokerWorkerOptions
{
    /// <summary>How many tasks run at once; at least 1. By default the number of processors.</summary>
    public int Slots { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// The classes of tasks that it takes: the names of the resources that they use (<see cref="UsesAttribute"/>), joined by <c>+</c> in ordinal order where there are several; the empty
    /// class is that of tasks that use none. That one alone unless it is set.
    /// </summary>
    public IReadOnlyList<string> Classes { get; init; } = [""];

    /// <summary>
    /// How many bytes of what its tasks have made, with what goes with each, it keeps in memory for the tasks that read it, so that these need not ask a store that is on another machine: 64 MiB unless it is set; 0 for
    /// nothing. An artifact that takes more than a quarter of it is not kept, nor is a blob that is a file of this machine.
    /// </summary>
    public long CacheBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>What the worker is called. Each worker of a broker needs another name; by default one is made of machine, process and time.</summary>
    public string? Name { get; init; }

    /// <summary>How often nothing may have been heard of a driver that says every two seconds that it is there, before it is taken for gone: 15 times.</summary>
    internal int MissedBeats { get; init; } = 15;
}
